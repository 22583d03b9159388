using System.Diagnostics;
using Neura.Database;
using Neura.Messaging;

namespace NeuraNft.Benchmarks.Messaging;

/// <summary>Enqueue, lease and acknowledge on a running RabbitMQ, completed ids in a durable PostgreSQL; no raw side to it.</summary>
internal static class RabbitMqBenchmark
{
    private const int Messages = 2_000;

    public static async Task RunAsync(Uri uri, CancellationToken ct)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"neura-benchmark-{Environment.ProcessId}");
        try
        {
            await using var server = await EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions { DataFolder = folder }, ct);
            await Migrations.ApplyAsync(server.DataSource, ct);
            foreach (var (workers, batch) in new[] { (1, 1), (1, 50), (8, 1), (8, 50) })
            {
                await using var queue = new RabbitMqQueue(
                    uri, server.DataSource, "bench", new RabbitMqQueueOptions { Prefix = "bench.", MaxHeld = 1000 }, TimeProvider.System);
                var run = Guid.CreateVersion7();
                QueueMessage[] messages = [.. Enumerable.Range(0, Messages).Select(i => new QueueMessage($"{run}/{i}", "{}"))];
                var watch = Stopwatch.StartNew();
                await Task.WhenAll(messages.Chunk(Messages / workers).Select(async share =>
                {
                    await using var connection = await server.DataSource.OpenConnectionAsync(ct);
                    foreach (var part in share.Chunk(batch))
                        await queue.EnqueueAsync(connection, null, part, ct);
                }));
                var enqueued = Messages / watch.Elapsed.TotalSeconds;
                watch.Restart();
                var done = 0;
                await Task.WhenAll(Enumerable.Range(0, workers).Select(async _ =>
                {
                    while (await queue.LeaseAsync(batch, TimeSpan.FromMinutes(1), ct) is { Count: > 0 } leases)
                        Interlocked.Add(ref done, await queue.CompleteAsync(leases, ct));
                }));
                Console.WriteLine(
                    $"RabbitMQ, {workers} workers, {batch} at a time: enqueue {enqueued:0}/s, "
                    + $"lease and acknowledge {done / watch.Elapsed.TotalSeconds:0}/s");
            }
        }
        finally
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }
}
