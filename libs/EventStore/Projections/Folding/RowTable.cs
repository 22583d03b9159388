using Npgsql;
using NpgsqlTypes;

namespace Neura.EventStore;

/// <summary>A table of rows by a text key, read and written many rows at a time.</summary>
internal abstract class RowTable<TRow>(string name, string key)
    where TRow : class
{
    private readonly string delete = $"DELETE FROM {name} WHERE {key} = ANY($1)";

    /// <summary>The rows of these keys; a key without a row is left out.</summary>
    public abstract Task<IReadOnlyList<KeyValuePair<string, TRow>>> LoadAsync(
        NpgsqlConnection connection, string[] keys, CancellationToken ct);

    /// <summary>Inserts or replaces, in one statement.</summary>
    public abstract Task UpsertAsync(
        NpgsqlConnection connection, IReadOnlyList<KeyValuePair<string, TRow>> rows, CancellationToken ct);

    /// <summary>Inserts keys that have no row, by the quickest way there is.</summary>
    public abstract Task CopyAsync(
        NpgsqlConnection connection, IReadOnlyList<KeyValuePair<string, TRow>> rows, CancellationToken ct);

    public Task DeleteAsync(NpgsqlConnection connection, string[] keys, CancellationToken ct) =>
        ExecuteAsync(connection, delete, [Texts(keys)], ct);

    protected static NpgsqlParameter<string[]> Texts(string[] values) =>
        new() { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };

    protected static async Task ExecuteAsync(
        NpgsqlConnection connection, string sql, IEnumerable<NpgsqlParameter> parameters, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var parameter in parameters) command.Parameters.Add(parameter);
        await command.PrepareAsync(ct);
        await command.ExecuteNonQueryAsync(ct);
    }

    protected static async Task<List<KeyValuePair<string, TRow>>> QueryAsync(
        NpgsqlConnection connection, string sql, string[] keys, Func<NpgsqlDataReader, TRow> row, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { Texts(keys) } };
        await command.PrepareAsync(ct);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<KeyValuePair<string, TRow>>();
        while (await reader.ReadAsync(ct)) rows.Add(new(reader.GetString(0), row(reader)));
        return rows;
    }
}
