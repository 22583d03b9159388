using System.Reflection;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace NeuraNft.Projections.Rows;

/// <summary>A read model's table: its columns are the properties of the row record, in snake case.</summary>
internal sealed class Table<TRow>
    where TRow : class
{
    private const int Many = 1000;
    private readonly string upsert;
    private readonly string insert;
    private readonly string copy;
    private readonly string stage;
    private readonly string staged;
    private readonly Lazy<Action<TRow, CopyBuffer>> cells;

    public Table(string name, params string[] keys)
    {
        Name = name;
        PropertyInfo[] properties = [.. typeof(TRow).GetProperties().Where(p => p.CanWrite)];
        string[] columns = [.. properties.Select(p => JsonNamingPolicy.SnakeCaseLower.ConvertName(p.Name))];
        cells = new(() => CopyColumns.Of<TRow>(properties));
        Columns = string.Join(", ", columns.Select(c => "t." + c));
        var names = string.Join(", ", columns);
        var from = $"insert into {name} ({names}) select {names} from jsonb_populate_recordset(null::{name}, $1)";
        copy = $"copy {name} ({names}) from stdin (format binary)";
        insert = $"{from} on conflict do nothing";
        var replacing = $"""
            on conflict ({string.Join(", ", keys)}) do update set
            {string.Join(", ", columns.Except(keys).Select(c => $"{c} = excluded.{c}"))}
            """;
        upsert = $"{from} {replacing}";
        stage = $"create temporary table if not exists staged_{name} on commit drop as select {names} from {name} with no data";
        staged = $"insert into {name} ({names}) select {names} from staged_{name} {replacing}";
    }

    public string Name { get; }

    /// <summary>The columns of the record, of a table that the query calls <c>t</c>.</summary>
    public string Columns { get; }

    public Task UpsertAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyCollection<TRow> rows, CancellationToken ct) =>
        rows.Count < Many ? WriteAsync(upsert, connection, transaction, rows, ct) : StageAsync(connection, transaction, rows, ct);

    /// <summary>For rows that never change: what is there already stays as it is.</summary>
    public Task InsertAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyCollection<TRow> rows, CancellationToken ct) =>
        WriteAsync(insert, connection, transaction, rows, ct);

    /// <summary>For rows whose keys have none yet: the quickest way there is. They are made while the server writes those before.</summary>
    public Task CopyAsync(NpgsqlConnection connection, IEnumerable<TRow> rows, CancellationToken ct) =>
        CopyAsync(copy, connection, rows, ct);

    private async Task CopyAsync(string into, NpgsqlConnection connection, IEnumerable<TRow> rows, CancellationToken ct)
    {
        if (rows.TryGetNonEnumeratedCount(out var count) && count == 0)
            return;
        var buffer = new CopyBuffer();
        await using var stream = await connection.BeginRawBinaryCopyAsync(into, ct);
        try
        {
            buffer.Head();
            foreach (var row in rows)
            {
                cells.Value(row, buffer);
                if (!buffer.IsWorthSending)
                    continue;
                await stream.WriteAsync(buffer.Written, ct);
                buffer.Clear();
            }
            buffer.End();
            await stream.WriteAsync(buffer.Written, ct);
        }
        catch
        {
            // Or else what was sent so far would be kept.
            await stream.CancelAsync();
            throw;
        }
    }

    /// <summary>What a page made of rows: those that were not there before are copied, those that it changed are replaced.</summary>
    public async Task SaveAsync<TKey>(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyDictionary<TKey, TRow> before,
        IReadOnlyDictionary<TKey, TRow> after, CancellationToken ct)
    {
        var (added, changed) = (new List<TRow>(), new List<TRow>());
        foreach (var (key, row) in after)
            if (!before.TryGetValue(key, out var was))
                added.Add(row);
            else if (!ReferenceEquals(was, row))
                changed.Add(row);
        await UpsertAsync(connection, transaction, changed, ct);
        await CopyAsync(connection, added, ct);
    }

    /// <summary>Rows of this table by what stands behind <c>from table t</c>: conditions, order, limit.</summary>
    public NpgsqlBatchCommand Select(string rest, params IEnumerable<object?> parameters) =>
        SelectRows.Of($"select {Columns} from {Name} t {rest}", parameters);

    /// <summary>Of so many rows the JSON costs the server more than a table to copy them into.</summary>
    private async Task StageAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyCollection<TRow> rows, CancellationToken ct)
    {
        await new[] { Statement.Of(stage), Statement.Of($"truncate staged_{Name}") }.RunAsync(connection, transaction, ct);
        await CopyAsync($"copy staged_{copy["copy ".Length..]}", connection, rows, ct);
        await new[] { Statement.Of(staged) }.RunAsync(connection, transaction, ct);
    }

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
