using System.Diagnostics;
using Neura.Database;
using Neura.Messaging;
using Npgsql;

namespace NeuraNft.Benchmarks.Messaging;

/// <summary>
/// Lease and acknowledge on a durable server (fsync on), beside raw SQL of the same shape, in turns of a moment each: what else the
/// machine does meets both. The ratio counts, of all that was done in the same time.
/// </summary>
internal sealed class QueueBenchmark(NpgsqlDataSource dataSource)
{
    private const int Turns = 24;
    private const string Body =
        """{"job":"01981f0e-5a7c-7a60-8b1e-3f2d9c4b5a60","asset":"nrc101.test.near/1:7","requester":"bob.test.near"}""";
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(250);

    public static async Task RunAsync(CancellationToken ct)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"neura-benchmark-{Environment.ProcessId}");
        try
        {
            await using var server = await EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions { DataFolder = folder }, ct);
            await Migrations.ApplyAsync(server.DataSource, ct);
            Console.WriteLine($"fsync: {Fsync.Measure(folder).TotalMilliseconds:0.00} ms (median of 200 writes of 8 KiB)");
            var benchmark = new QueueBenchmark(server.DataSource);
            Console.WriteLine("workers  at a time      raw SQL        queue    ratio   (messages/s; quartiles of the turns' ratios)");
            foreach (var (workers, batch, messages) in new[] { (1, 1, 40_000), (1, 50, 300_000), (8, 1, 60_000), (8, 50, 400_000) })
                await benchmark.CompareAsync(workers, batch, messages, ct);
            await benchmark.EnqueueAsync(ct);
        }
        finally
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }

    private async Task CompareAsync(int workers, int batch, int messages, CancellationToken ct)
    {
        await using var queue = new PostgresQueue(
            dataSource, "bench", new PostgresQueueOptions { Listen = false, KeptConnections = workers }, TimeProvider.System);
        await FillAsync(messages, ct);
        var raws = await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => RawQueue.OpenAsync(dataSource, batch, ct)));
        List<(double Raw, double Own)> turns = [];
        // The first two turns warm both up.
        for (var turn = -2; turn < Turns; turn++)
        {
            var raw = await RateAsync(workers, worker => raws[worker].WorkAsync(ct));
            var own = await RateAsync(workers, _ => WorkAsync(queue, batch, ct));
            if (turn >= 0) turns.Add((raw, own));
        }

        foreach (var raw in raws) await raw.DisposeAsync();
        var (sumRaw, sumOwn) = (turns.Average(turn => turn.Raw), turns.Average(turn => turn.Own));
        var ratios = turns.Select(turn => turn.Own / turn.Raw).Order().ToArray();
        Console.WriteLine(
            $"{workers,7}  {batch,9}  {sumRaw,11:0}  {sumOwn,11:0}    {sumOwn / sumRaw:0.00}"
            + $"    ({ratios[Turns / 4]:0.00}, {ratios[Turns / 2]:0.00}, {ratios[Turns * 3 / 4]:0.00})");
    }

    private async Task EnqueueAsync(CancellationToken ct)
    {
        await using var queue = new PostgresQueue(
            dataSource, "enqueue", new PostgresQueueOptions { Listen = false }, TimeProvider.System);
        var next = 0;
        foreach (var batch in new[] { 1, 50 })
        {
            var rate = batch * await EventStoreBenchmark.RateAsync(1, TimeSpan.FromSeconds(2), async (_, _) =>
            {
                await using var connection = await dataSource.OpenConnectionAsync(ct);
                await queue.EnqueueAsync(
                    connection, null, [.. Enumerable.Range(0, batch).Select(_ => new QueueMessage($"{next++}", Body))], ct);
            });
            Console.WriteLine($"enqueue, {batch} at a time, in a transaction of the caller's: {rate:0} messages/s");
        }
    }

    private static async Task<int> WorkAsync(PostgresQueue queue, int batch, CancellationToken ct)
    {
        var leases = await queue.LeaseAsync(batch, TimeSpan.FromMinutes(1), ct);
        return leases.Count == 0 ? 0 : await queue.CompleteAsync(leases, ct);
    }

    private async Task FillAsync(int count, CancellationToken ct)
    {
        await RawQueue.FillAsync(dataSource, count, Body, ct);
        foreach (var sql in new[]
        {
            "truncate queue_message, queue_message_id",
            $"""
            insert into queue_message (queue, id, body, ready_at)
            select 'bench', n::text, '{Body}', now() from generate_series(1, {count}) n
            """,
            "vacuum analyze raw_queue", "vacuum analyze queue_message", "checkpoint",
        })
        {
            await using var command = dataSource.CreateCommand(sql);
            command.CommandTimeout = 0;
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    private static async Task<double> RateAsync(int workers, Func<int, Task<int>> work)
    {
        var watch = Stopwatch.StartNew();
        var done = 0;
        await Task.WhenAll(Enumerable.Range(0, workers).Select(worker => Task.Run(async () =>
        {
            while (watch.Elapsed < Turn)
                Interlocked.Add(ref done, await work(worker) is > 0 and var some ? some : throw new InvalidOperationException("Ran dry."));
        })));
        return done / watch.Elapsed.TotalSeconds;
    }
}
