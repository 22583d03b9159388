using System.Text.Json;
using Npgsql;

namespace NeuraNft.Projections.Rows;

/// <summary>Reads rows as records: PostgreSQL turns each row into JSON by its column names.</summary>
internal static class SelectRows
{
    public static NpgsqlBatchCommand Of(string select, params IEnumerable<object?> parameters)
    {
        var command = new NpgsqlBatchCommand($"select to_jsonb(r) from ({select}) r");
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter as NpgsqlParameter ?? new NpgsqlParameter { Value = parameter ?? DBNull.Value });
        return command;
    }

    public static async Task<List<TRow>> ReadAsync<TRow>(
        this NpgsqlBatchCommand select, NpgsqlConnection connection, NpgsqlTransaction? transaction, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection, transaction) { BatchCommands = { select } };
        return await ReadAsync<TRow>(batch, ct);
    }

    public static async Task<List<TRow>> ReadAsync<TRow>(this NpgsqlDataSource source, NpgsqlBatchCommand select, CancellationToken ct)
    {
        await using var batch = source.CreateBatch();
        batch.BatchCommands.Add(select);
        return await ReadAsync<TRow>(batch, ct);
    }

    /// <summary>Two queries in one round trip.</summary>
    public static async Task<(List<TFirst>, List<TSecond>)> ReadAsync<TFirst, TSecond>(
        this NpgsqlDataSource source, NpgsqlBatchCommand first, NpgsqlBatchCommand second, CancellationToken ct)
    {
        await using var batch = source.CreateBatch();
        batch.BatchCommands.Add(first);
        batch.BatchCommands.Add(second);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var firstRows = await ReadAsync<TFirst>(reader, ct);
        await reader.NextResultAsync(ct);
        return (firstRows, await ReadAsync<TSecond>(reader, ct));
    }

    private static async Task<List<TRow>> ReadAsync<TRow>(NpgsqlBatch batch, CancellationToken ct)
    {
        await using var reader = await batch.ExecuteReaderAsync(ct);
        return await ReadAsync<TRow>(reader, ct);
    }

    private static async Task<List<TRow>> ReadAsync<TRow>(NpgsqlDataReader reader, CancellationToken ct)
    {
        var rows = new List<TRow>();
        while (await reader.ReadAsync(ct))
            rows.Add(JsonSerializer.Deserialize<TRow>(reader.GetFieldValue<byte[]>(0), RowJson.Options)!);
        return rows;
    }
}
