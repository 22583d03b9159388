using Npgsql;

namespace NeuraNft.Benchmarks;

/// <summary>The baseline of whatever reads the whole log: its rows, read by pages and by no library of ours.</summary>
internal static class RawLog
{
    public static async Task ReadAsync(NpgsqlDataSource source, int page, CancellationToken ct)
    {
        const string sql =
            """
            SELECT seq_id, id, stream_id, version, type, mt_dotnet_type, timestamp, data, user_name, correlation_id, causation_id, headers
              FROM mt_events WHERE seq_id > $1 ORDER BY seq_id LIMIT $2
            """;
        await using var connection = await source.OpenConnectionAsync(ct);
        for (var (at, before) = (0L, -1L); at != before;)
        {
            before = at;
            await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = at }, new() { Value = page } } };
            await command.PrepareAsync(ct);
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                at = reader.GetInt64(0);
                reader.GetGuid(1);
                reader.GetString(2);
                reader.GetInt64(3);
                reader.GetString(4);
                reader.GetString(5);
                reader.GetFieldValue<DateTimeOffset>(6);
                reader.GetFieldValue<byte[]>(7);
                reader.GetString(8);
                reader.GetFieldValue<byte[]>(11);
            }
        }
    }
}
