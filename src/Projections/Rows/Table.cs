using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace NeuraNft.Projections.Rows;

/// <summary>A read model's table: its columns are the properties of the row record, in snake case.</summary>
internal sealed class Table<TRow>
    where TRow : class
{
    private readonly string upsert;
    private readonly string insert;

    public Table(string name, params string[] keys)
    {
        Name = name;
        string[] columns =
            [.. typeof(TRow).GetProperties().Where(p => p.CanWrite).Select(p => JsonNamingPolicy.SnakeCaseLower.ConvertName(p.Name))];
        Columns = string.Join(", ", columns.Select(c => "t." + c));
        var names = string.Join(", ", columns);
        var from = $"insert into {name} ({names}) select {names} from jsonb_populate_recordset(null::{name}, $1)";
        insert = $"{from} on conflict do nothing";
        upsert = $"""
            {from}
            on conflict ({string.Join(", ", keys)}) do update set
            {string.Join(", ", columns.Except(keys).Select(c => $"{c} = excluded.{c}"))}
            """;
    }

    public string Name { get; }

    /// <summary>The columns of the record, of a table that the query calls <c>t</c>.</summary>
    public string Columns { get; }

    public Task UpsertAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyCollection<TRow> rows, CancellationToken ct) =>
        WriteAsync(upsert, connection, transaction, rows, ct);

    /// <summary>For rows that never change: what is there already stays as it is.</summary>
    public Task InsertAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyCollection<TRow> rows, CancellationToken ct) =>
        WriteAsync(insert, connection, transaction, rows, ct);

    /// <summary>Rows of this table by what stands behind <c>from table t</c>: conditions, order, limit.</summary>
    public NpgsqlBatchCommand Select(string rest, params IEnumerable<object?> parameters) =>
        SelectRows.Of($"select {Columns} from {Name} t {rest}", parameters);

    private static async Task WriteAsync(
        string sql, NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyCollection<TRow> rows, CancellationToken ct)
    {
        if (rows.Count == 0)
            return;
        await using var command = new NpgsqlCommand(sql, connection, transaction);
        var json = JsonSerializer.SerializeToUtf8Bytes(rows, RowJson.Options);
        command.Parameters.Add(new() { Value = json, NpgsqlDbType = NpgsqlDbType.Jsonb });
        await command.ExecuteNonQueryAsync(ct);
    }
}
