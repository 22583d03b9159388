using System.Diagnostics;
using Neura.Database;
using Neura.Messaging;
using Npgsql;

namespace NeuraNft.Benchmarks.Messaging;

/// <summary>
/// Lease and acknowledge on a durable server (fsync on), beside raw SQL of the same shape, in turns; the ratio of the medians counts.
/// </summary>
internal sealed class QueueBenchmark(NpgsqlDataSource dataSource)
{
    private const int Rounds = 5;
    private static readonly TimeSpan Each = TimeSpan.FromSeconds(1.5);
    private const string Body = """{"job":"01981f0e-5a7c-7a60-8b1e-3f2d9c4b5a60","asset":"nrc101.test.near/1:7","requester":"bob.test.near"}""";

    public static async Task RunAsync(CancellationToken ct)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"neura-benchmark-{Environment.ProcessId}");
        try
        {
            await using var server = await EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions { DataFolder = folder }, ct);
            await Migrations.ApplyAsync(server.DataSource, ct);
            Console.WriteLine($"fsync: {Fsync.Measure(folder).TotalMilliseconds:0.00} ms (median of 200 writes of 8 KiB)");
            var benchmark = new QueueBenchmark(server.DataSource);
            Console.WriteLine("workers  at a time      raw SQL        queue    ratio   (messages/s, medians)");
            await benchmark.CompareAsync(1, 1, 20_000, ct);
            await benchmark.CompareAsync(1, 50, 150_000, ct);
            await benchmark.CompareAsync(8, 1, 30_000, ct);
            await benchmark.CompareAsync(8, 50, 150_000, ct);
            await benchmark.EnqueueAsync(ct);
        }
        finally
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }

    private async Task CompareAsync(int workers, int batch, int messages, CancellationToken ct)
    {
        List<double> raw = [], own = [];
        // The first round warms both up.
        for (var round = 0; round <= Rounds; round++)
        {
            var (rawRate, ownRate) = (await RawAsync(workers, batch, messages, ct), await QueueAsync(workers, batch, messages, ct));
            if (round == 0) continue;
            raw.Add(rawRate);
            own.Add(ownRate);
        }

        Console.WriteLine(
            $"{workers,7}  {batch,9}  {Median(raw),11:0}  {Median(own),11:0}    {Median(own) / Median(raw):0.00}"
            + $"   (each round: {string.Join(", ", own.Zip(raw, (o, r) => $"{o / r:0.00}"))})");
    }

    private async Task<double> RawAsync(int workers, int batch, int messages, CancellationToken ct)
    {
        await RawQueue.FillAsync(dataSource, messages, Body, ct);
        await SettleAsync("raw_queue", ct);
        return await DrainAsync(workers, async (more, count) =>
        {
            await using var raw = await RawQueue.OpenAsync(dataSource, batch, ct);
            while (more() && await raw.WorkAsync(ct) is > 0 and var done)
                count(done);
        });
    }

    private async Task<double> QueueAsync(int workers, int batch, int messages, CancellationToken ct)
    {
        await using var queue = Queue("bench");
        await FillAsync(messages, ct);
        await SettleAsync("queue_message", ct);
        return await DrainAsync(workers, async (more, count) =>
        {
            while (more() && await queue.LeaseAsync(batch, TimeSpan.FromMinutes(1), ct) is { Count: > 0 } leases)
                count(await queue.CompleteAsync(leases, ct));
        });
    }

    private async Task EnqueueAsync(CancellationToken ct)
    {
        await using var queue = Queue("enqueue");
        var next = 0;
        foreach (var batch in new[] { 1, 50 })
        {
            var rate = batch * await EventStoreBenchmark.RateAsync(1, TimeSpan.FromSeconds(3), async (_, _) =>
            {
                await using var connection = await dataSource.OpenConnectionAsync(ct);
                await queue.EnqueueAsync(
                    connection, null, [.. Enumerable.Range(0, batch).Select(_ => new QueueMessage($"{next++}", Body))], ct);
            });
            Console.WriteLine($"enqueue, {batch} at a time: {rate:0} messages/s");
        }
    }

    private PostgresQueue Queue(string name) => new(dataSource, name, new PostgresQueueOptions { Listen = false }, TimeProvider.System);

    private async Task FillAsync(int count, CancellationToken ct)
    {
        await using var fill = dataSource.CreateCommand("""
            truncate queue_message, queue_message_id;
            insert into queue_message (queue, id, body, ready_at) select 'bench', n::text, '{BODY}', now() from generate_series(1, {COUNT}) n
            """.Replace("{BODY}", Body, StringComparison.Ordinal).Replace("{COUNT}", $"{count}", StringComparison.Ordinal));
        await fill.ExecuteNonQueryAsync(ct);
    }

    // Neither side is to pay for the other's rows, or for a checkpoint that is due.
    private async Task SettleAsync(string table, CancellationToken ct)
    {
        foreach (var sql in new[] { $"vacuum analyze {table}", "checkpoint" })
        {
            await using var command = dataSource.CreateCommand(sql);
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    private static async Task<double> DrainAsync(int workers, Func<Func<bool>, Action<int>, Task> work)
    {
        var watch = Stopwatch.StartNew();
        var done = 0;
        await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(
            () => work(() => watch.Elapsed < Each, completed => Interlocked.Add(ref done, completed)))));
        return done / watch.Elapsed.TotalSeconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
