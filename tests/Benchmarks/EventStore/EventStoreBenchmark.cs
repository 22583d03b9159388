using System.Diagnostics;
using Neura.Database;
using Neura.EventStore;
using Npgsql;

namespace NeuraNft.Benchmarks;

/// <summary>
/// Appends, reads and projects on a durable server (fsync on), beside the plainest SQL that could do the same in the same run:
/// machines differ, so the ratio is what counts.
/// </summary>
internal static class EventStoreBenchmark
{
    public static async Task RunAsync(TimeSpan each, CancellationToken ct)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"neura-benchmark-{Environment.ProcessId}");
        try
        {
            await using var server = await EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions { DataFolder = folder }, ct);
            await Migrations.ApplyAsync(server.DataSource, ct);
            var options = new StoreOptions();
            options.Events.Map<Granted>("access_granted");
            await using var store = new DocumentStore(server.DataSource, options, TimeProvider.System);
            Console.WriteLine($"fsync: {Fsync.Measure(folder).TotalMilliseconds:0.00} ms (median of 200 writes of 8 KiB)");
            await new AppendBenchmark(store, server.DataSource, each).RunAsync(ct);
            await new ReadBenchmark(store, server.DataSource).RunAsync(ct);
        }
        finally
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>About 320 bytes of JSON, as access events have.</summary>
    internal static Granted Event(int n) => new(
        $"asset/contract.testnet/{n % 1000}:{n}", $"holder-{n}.testnet", 4, "owner.testnet",
        new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
        new string('x', 120));

    internal static async Task<double> RateAsync(int writers, TimeSpan time, Func<int, int, Task> work)
    {
        var watch = Stopwatch.StartNew();
        var done = 0;
        await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; watch.Elapsed < time; i++)
            {
                await work(writer, i);
                Interlocked.Increment(ref done);
            }
        })));
        return done / watch.Elapsed.TotalSeconds;
    }

    internal sealed record Granted(string Asset, string Account, int Level, string GrantedBy, DateTimeOffset At, string Note);
}
