using NeuraNft.GraphQL.Tests.Soak;

namespace NeuraNft.Benchmarks.GraphQL;

/// <summary>The mixed load of the tests for a long time: no error, and memory that does not grow.</summary>
internal static class SoakBenchmark
{
    public static async Task RunAsync(TimeSpan length, CancellationToken cancellationToken)
    {
        const int Windows = 20;
        Console.WriteLine($"mixed load for {length.TotalMinutes:0.#} minutes in a process of its own, at 70 % of what it can do");
        var run = await SoakRun.OfAsync(length, Windows, cancellationToken);
        var resident = string.Join(" ", run.Resident.Select(r => $"{r / 1048576.0:0.0}"));
        Console.WriteLine($"resident after a forced collection, by windows: {resident} MiB");
        foreach (var error in run.Errors)
            Console.WriteLine($"  {error}");
        Console.WriteLine($"{run.Steps} steps, {run.Maximum:0} a second at full speed, {run.Errors.Count} errors (wanted 0), "
            + $"second half within ± {run.Spread * 100:0.0} % (wanted 5)");
    }
}
