using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Neura.GraphQL.Execution;
using Neura.GraphQL.Types;

namespace NeuraNft.Benchmarks.GraphQL;

/// <summary>Hostile documents, each measured alone: time, and what it allocated.</summary>
internal static class AttackBenchmark
{
    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        var path = Path.Combine(Directory.GetCurrentDirectory(), "..", "shared", "data", "graphql", "attack.json");
        if (!File.Exists(path))
        {
            Console.WriteLine($"no attack corpus at {path}");
            return;
        }
        using var corpus = JsonDocument.Parse(await File.ReadAllBytesAsync(path, cancellationToken));
        var executor = new GraphQLExecutor(Schema.Parse(corpus.RootElement.GetProperty("sdl").GetString()!));
        var (slowest, largest, count) = (TimeSpan.Zero, 0L, 0);
        foreach (var item in corpus.RootElement.GetProperty("cases").EnumerateArray())
        {
            var text = new StringBuilder();
            foreach (var piece in item.GetProperty("pieces").EnumerateArray())
                text.Insert(text.Length, piece[0].GetString()!, piece[1].GetInt32());
            var request = new GraphQLRequest(text.ToString());
            var before = GC.GetTotalAllocatedBytes(precise: true);
            var clock = Stopwatch.StartNew();
            (await executor.ExecuteAsync(request, cancellationToken)).ToJson();
            var (took, allocated) = (clock.Elapsed, GC.GetTotalAllocatedBytes(precise: true) - before);
            (slowest, largest, count) = (took > slowest ? took : slowest, Math.Max(largest, allocated), count + 1);
            if (took > TimeSpan.FromSeconds(1) || allocated > 64 * 1024 * 1024)
                Console.WriteLine(
                    $"  {item.GetProperty("name").GetString()}: {took.TotalMilliseconds:0} ms, {allocated / 1024.0 / 1024:0.0} MB");
        }
        Console.WriteLine($"{count} attacks: slowest {slowest.TotalMilliseconds:0} ms (wanted 1,000), "
            + $"most allocated {largest / 1024.0 / 1024:0.0} MB (wanted 64)");
    }
}
