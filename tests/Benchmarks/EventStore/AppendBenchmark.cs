using System.Text.Json;
using Neura.EventStore;
using Npgsql;
using NpgsqlTypes;

namespace NeuraNft.Benchmarks;

/// <summary>One event an append, and a hundred; the baseline inserts the same rows, without versions, positions or verdicts.</summary>
internal sealed class AppendBenchmark(DocumentStore store, NpgsqlDataSource dataSource, TimeSpan each)
{
    private long next;

    public async Task RunAsync(CancellationToken ct)
    {
        await using (var table = dataSource.CreateCommand("CREATE TABLE raw_events (id uuid PRIMARY KEY, data jsonb NOT NULL)"))
            await table.ExecuteNonQueryAsync(ct);
        await Warm(ct);
        foreach (var writers in new[] { 1, 8, 32 })
        {
            var raw = await EventStoreBenchmark.RateAsync(writers, each, (_, i) => InsertAsync(i, ct));
            var started = await EventStoreBenchmark.RateAsync(
                writers, each, (_, i) => AppendAsync($"new/{Interlocked.Increment(ref next)}", 1, i, ct));
            var existing = await EventStoreBenchmark.RateAsync(
                writers, each, (writer, i) => AppendAsync($"own/{writers}/{writer}", 1, i, ct));
            Console.WriteLine(
                $"{writers,3} writers: raw insert {raw,8:0}/s; start a stream {started,8:0}/s ({started / raw:0.00} x raw); "
                + $"append to an existing one {existing,8:0}/s ({existing / raw:0.00} x raw)");
        }

        foreach (var writers in new[] { 1, 8 })
        {
            var hundred = 100 * await EventStoreBenchmark.RateAsync(
                writers, each, (_, i) => AppendAsync($"hundred/{Interlocked.Increment(ref next)}", 100, i, ct));
            Console.WriteLine($"{writers,3} writers: 100 events an append {hundred,8:0} events/s");
        }
    }

    private async Task Warm(CancellationToken ct)
    {
        await EventStoreBenchmark.RateAsync(8, TimeSpan.FromSeconds(1), (writer, i) => AppendAsync($"warm/{writer}", 1, i, ct));
        await EventStoreBenchmark.RateAsync(8, TimeSpan.FromSeconds(1), (_, i) => InsertAsync(i, ct));
    }

    private async Task InsertAsync(int i, CancellationToken ct)
    {
        await using var connection = await dataSource.OpenConnectionAsync(ct);
        await using var insert = new NpgsqlCommand("INSERT INTO raw_events VALUES ($1, $2)", connection)
        {
            Parameters =
            {
                new() { Value = Guid.CreateVersion7() },
                new()
                {
                    Value = JsonSerializer.SerializeToUtf8Bytes(EventStoreBenchmark.Event(i), store.Options.Json),
                    NpgsqlDbType = NpgsqlDbType.Jsonb,
                },
            },
        };
        await insert.PrepareAsync(ct);
        await insert.ExecuteNonQueryAsync(ct);
    }

    private async Task AppendAsync(string key, int count, int i, CancellationToken ct)
    {
        var session = store.LightweightSession(EventMetadata.None);
        session.Events.Append(key, ExpectedVersion.Any, [.. Enumerable.Range(0, count).Select(n => EventStoreBenchmark.Event(i + n))]);
        var result = await session.SaveChangesAsync(ct);
        if (result.Verdict != AppendVerdict.Appended) throw new InvalidOperationException($"{result.Verdict}");
    }
}
