using System.Diagnostics;
using Neura.Database;
using Neura.Messaging;
using Npgsql;

namespace NeuraNft.Benchmarks.Inference;

/// <summary>
/// One worker and three, each with two jobs at once, on one queue; a run is a wait of 20 ms, for two cores compute no three models. What
/// is measured is what leasing, keeping and completing leave of the time.
/// </summary>
internal static class SimulatedScale
{
    private const int Jobs = 600;
    private static readonly TimeSpan Run = TimeSpan.FromMilliseconds(20);

    public static async Task RunAsync(CancellationToken ct)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"neura-benchmark-{Environment.ProcessId}");
        try
        {
            await using var server = await EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions { DataFolder = folder }, ct);
            await Migrations.ApplyAsync(server.DataSource, ct);
            await RateAsync(server.DataSource, "warm", 1, ct);
            var one = await RateAsync(server.DataSource, "one", 1, ct);
            var three = await RateAsync(server.DataSource, "three", 3, ct);
            Console.WriteLine($"simulated runs of 20 ms: one worker {one:0}/s, three {three:0}/s, {three / one:0.00} x");
        }
        finally
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<double> RateAsync(NpgsqlDataSource db, string name, int workers, CancellationToken ct)
    {
        await using var filler = new PostgresQueue(db, name, new PostgresQueueOptions { Listen = false }, TimeProvider.System);
        for (var i = 0; i < Jobs; i++)
            await filler.EnqueueAsync(new QueueMessage($"{name}-{i}", "{}"), ct);
        var left = Jobs;
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, workers).Select(async _ =>
        {
            await using var queue = new PostgresQueue(db, name, new PostgresQueueOptions { Listen = false }, TimeProvider.System);
            await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ =>
            {
                while (Volatile.Read(ref left) > 0)
                {
                    foreach (var lease in await queue.LeaseAsync(1, TimeSpan.FromMinutes(1), ct))
                    {
                        await Task.Delay(Run, ct);
                        Interlocked.Add(ref left, -await queue.CompleteAsync([lease], ct));
                    }
                }
            }));
        }));
        return Jobs / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
