using System.Diagnostics;
using System.Text.Json;
using Neura.EventStore;
using Npgsql;
using NpgsqlTypes;

namespace NeuraNft.Benchmarks;

/// <summary>Binary COPY, a hundred rows at a time and all in one, into a table like mt_events with its indexes.</summary>
internal sealed class EventCopy(NpgsqlConnection connection, StoreOptions options) : IAsyncDisposable
{
    private const int Rows = 10_000;
    private long position;

    public static async Task<EventCopy> CreateAsync(NpgsqlDataSource source, StoreOptions options, CancellationToken ct)
    {
        var connection = await source.OpenConnectionAsync(ct);
        const string sql =
            """
            DROP TABLE IF EXISTS raw_events;
            CREATE TABLE raw_events (LIKE mt_events INCLUDING ALL);
            CREATE UNIQUE INDEX ON raw_events (stream_id, version)
            """;
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
        return new EventCopy(connection, options);
    }

    public async Task<double> RateAsync(TimeSpan time, CancellationToken ct)
    {
        var watch = Stopwatch.StartNew();
        var done = 0L;
        for (; watch.Elapsed < time; done += Rows) await CopyAsync(ct);
        return done / watch.Elapsed.TotalSeconds;
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private async Task CopyAsync(CancellationToken ct)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            "COPY raw_events (seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type, headers, user_name) "
            + "FROM STDIN (FORMAT BINARY)",
            ct);
        for (var i = 0; i < Rows; i++)
        {
            position++;
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(position, NpgsqlDbType.Bigint, ct);
            await copy.WriteAsync(Guid.CreateVersion7(), NpgsqlDbType.Uuid, ct);
            await copy.WriteAsync($"copy/{position / 100}", NpgsqlDbType.Varchar, ct);
            await copy.WriteAsync((position % 100) + 1, NpgsqlDbType.Bigint, ct);
            await copy.WriteAsync(
                JsonSerializer.SerializeToUtf8Bytes(EventStoreBenchmark.Event(i), options.Json), NpgsqlDbType.Jsonb, ct);
            await copy.WriteAsync("access_granted", NpgsqlDbType.Varchar, ct);
            await copy.WriteAsync(DateTime.UtcNow, NpgsqlDbType.TimestampTz, ct);
            await copy.WriteAsync("NeuraNft.Benchmarks.EventStoreBenchmark+Granted, NeuraNft.Benchmarks", NpgsqlDbType.Varchar, ct);
            await copy.WriteAsync("""{"es-command-id": "00000000-0000-0000-0000-000000000000"}""", NpgsqlDbType.Jsonb, ct);
            await copy.WriteAsync("owner.testnet", NpgsqlDbType.Varchar, ct);
        }

        await copy.CompleteAsync(ct);
    }
}
