using System.Collections.Concurrent;
using System.Diagnostics;

namespace NeuraNft.GraphQL.Tests.Soak;

/// <summary>Mixed load for some time: what went wrong, how fast it was, and what the server's process held in each window.</summary>
/// <param name="Steps">Answered.</param>
/// <param name="Maximum">Steps a second at full speed, measured at the start.</param>
/// <param name="Errors">The first that went wrong.</param>
/// <param name="Resident">Bytes after a forced collection, at the end of each window.</param>
internal sealed record SoakRun(long Steps, double Maximum, IReadOnlyList<string> Errors, IReadOnlyList<long> Resident)
{
    private const int Callers = 8;
    private const double Share = 0.7;

    /// <summary>How far the windows of the second half are from their middle, at most.</summary>
    public double Spread
    {
        get
        {
            var half = Resident.Skip(Resident.Count / 2).ToList();
            var middle = (half.Max() + half.Min()) / 2.0;
            return (half.Max() - middle) / middle;
        }
    }

    public static async Task<SoakRun> OfAsync(TimeSpan length, int windows, CancellationToken cancellationToken)
    {
        await using var server = await ServerProcess.StartAsync(null, null, cancellationToken);
        var errors = new ConcurrentQueue<string>();
        var callers = Enumerable.Range(0, Callers).Select(i => new MixedLoad(server, i)).ToList();
        var clock = Stopwatch.StartNew();
        var full = await DriveAsync(callers, length / 10, null, errors, cancellationToken);
        var maximum = full / clock.Elapsed.TotalSeconds;
        var (steps, resident) = (full, new List<long>());
        for (var i = 0; i < windows; i++)
        {
            steps += await DriveAsync(callers, length * 0.9 / windows, maximum * Share, errors, cancellationToken);
            resident.Add(await server.NumberAsync("resident", cancellationToken));
        }
        if (server.HasExited)
            errors.Enqueue("The server's process ended.");
        return new SoakRun(steps, maximum, [.. errors], resident);
    }

    /// <param name="rate">Steps a second of all callers together; null for as fast as they go.</param>
    private static async Task<long> DriveAsync(
        List<MixedLoad> callers, TimeSpan length, double? rate, ConcurrentQueue<string> errors, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var total = 0L;
        await Task.WhenAll(callers.Select(caller => Task.Run(
            async () =>
            {
                for (var step = 0; clock.Elapsed < length && errors.Count < 10; step++)
                {
                    var due = rate is { } all ? TimeSpan.FromSeconds(step * callers.Count / all) - clock.Elapsed : TimeSpan.Zero;
                    if (due > TimeSpan.Zero)
                        await Task.Delay(due, cancellationToken);
                    await AttemptAsync(caller, errors, cancellationToken);
                    Interlocked.Increment(ref total);
                }
            },
            cancellationToken)));
        return total;
    }

    private static async Task AttemptAsync(MixedLoad caller, ConcurrentQueue<string> errors, CancellationToken cancellationToken)
    {
        try
        {
            await caller.StepAsync(cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            errors.Enqueue($"{failure.GetType().Name}: {failure.Message}");
        }
    }
}
