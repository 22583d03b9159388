using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Neura.EventStore;
using Npgsql;

namespace NeuraNft.Benchmarks;

/// <summary>The log by pages, raw and decoded; a projection that counts; a live aggregation of ten events.</summary>
internal sealed class ReadBenchmark(DocumentStore store, NpgsqlDataSource dataSource)
{
    public async Task RunAsync(CancellationToken ct)
    {
        var head = await store.HeadPositionAsync(ct);
        var raw = head / await SecondsAsync(() => RawAsync(ct));
        var read = head / await SecondsAsync(() => ReadAsync(decode: false, ct));
        var decoded = head / await SecondsAsync(() => ReadAsync(decode: true, ct));
        Console.WriteLine(
            $"log of {head} events: raw SELECT {raw:0}/s; read {read:0}/s ({read / raw:0.00} x raw); "
            + $"decoded {decoded:0}/s ({decoded / raw:0.00} x raw)");
        Console.WriteLine($"projection behind the log: {head / await SecondsAsync(() => ProjectAsync(head, ct)):0} events/s");

        var session = store.LightweightSession(EventMetadata.None);
        session.Events.StartStream("ten", [.. Enumerable.Range(0, 10).Select(EventStoreBenchmark.Event)]);
        await session.SaveChangesAsync(ct);
        var count = new Aggregate<int>(0, (n, _) => n + 1);
        var live = await EventStoreBenchmark.RateAsync(8, TimeSpan.FromSeconds(2), async (_, _) =>
            await store.LightweightSession(EventMetadata.None).Events.AggregateStreamAsync("ten", count, ct));
        Console.WriteLine($"live aggregation of 10 events, 8 readers: {live:0}/s");
    }

    private static async Task<double> SecondsAsync(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed.TotalSeconds;
    }

    private async Task RawAsync(CancellationToken ct)
    {
        await using var connection = await dataSource.OpenConnectionAsync(ct);
        const string sql = "SELECT seq_id, stream_id, version, type, data FROM mt_events ORDER BY seq_id";
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            reader.GetInt64(0);
            reader.GetString(1);
            reader.GetInt64(2);
            reader.GetString(3);
            reader.GetFieldValue<byte[]>(4);
        }
    }

    private async Task ReadAsync(bool decode, CancellationToken ct)
    {
        for (var at = 0L; ;)
        {
            var page = await store.QueryEventsAsync(at, 2000, ct);
            if (page.Count == 0) return;
            foreach (var one in page)
                if (decode && one.Data is null) throw new InvalidOperationException("no data");
            at = page[^1].Sequence;
        }
    }

    private async Task ProjectAsync(long head, CancellationToken ct)
    {
        var counting = new Counting();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var daemon = new ProjectionDaemon(store, [counting], new ProjectionDaemonOptions(), TimeProvider.System, NullLogger.Instance);
        var running = daemon.RunAsync(stop.Token);
        await new ProjectionProgress(store).WaitForAsync(counting.Name, head, TimeSpan.FromMinutes(5), ct);
        await stop.CancelAsync();
        await running;
    }

    private sealed class Counting : IProjection
    {
        private int count;

        public string Name => "counting";

        public Task ApplyAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<IEvent> page, CancellationToken ct)
        {
            count += page.Count(one => one.Data is EventStoreBenchmark.Granted);
            return Task.CompletedTask;
        }
    }
}
