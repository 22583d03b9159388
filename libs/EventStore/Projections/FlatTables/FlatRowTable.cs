using Npgsql;
using NpgsqlTypes;

namespace Neura.EventStore;

/// <summary>The rows of a flat table: values in the order of its columns.</summary>
internal sealed class FlatRowTable : RowTable<object?[]>
{
    private readonly IReadOnlyList<FlatColumn> columns;
    private readonly string load;
    private readonly string copy;
    private readonly string upsert;

    public FlatRowTable(FlatTable table)
        : base(table.Name, table.Key)
    {
        columns = table.Columns;
        var names = string.Join(", ", columns.Select(column => column.Name).Prepend(table.Key));
        load = $"SELECT {names} FROM {table.Name} WHERE {table.Key} = ANY($1)";
        copy = $"COPY {table.Name} ({names}) FROM STDIN (FORMAT BINARY)";
        upsert =
            $"""
            INSERT INTO {table.Name} ({names})
            SELECT * FROM unnest({string.Join(", ", Enumerable.Range(1, columns.Count + 1).Select(n => $"${n}"))})
            ON CONFLICT ({table.Key}) DO UPDATE SET {string.Join(", ", columns.Select(c => $"{c.Name} = excluded.{c.Name}"))}
            """;
    }

    public override async Task<IReadOnlyList<KeyValuePair<string, object?[]>>> LoadAsync(
        NpgsqlConnection connection, string[] keys, CancellationToken ct) =>
        await QueryAsync(connection, load, keys, reader => [.. columns.Select((column, i) => column.Read(reader, i + 1))], ct);

    public override Task UpsertAsync(
        NpgsqlConnection connection, IReadOnlyList<KeyValuePair<string, object?[]>> rows, CancellationToken ct) =>
        ExecuteAsync(
            connection, upsert, columns.Select(column => column.Array(rows)).Prepend(Texts([.. rows.Select(row => row.Key)])), ct);

    public override async Task CopyAsync(
        NpgsqlConnection connection, IReadOnlyList<KeyValuePair<string, object?[]>> rows, CancellationToken ct)
    {
        await using var importer = await connection.BeginBinaryImportAsync(copy, ct);
        foreach (var (key, row) in rows)
        {
            await importer.StartRowAsync(ct);
            await importer.WriteAsync(key, NpgsqlDbType.Text, ct);
            foreach (var column in columns) await column.CopyAsync(importer, row, ct);
        }

        await importer.CompleteAsync(ct);
    }
}
