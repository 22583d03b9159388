using Npgsql;

namespace Neura.EventStore;

/// <summary>
/// Empty likenesses of the live tables: columns and checks, and of the indexes those that a writer looks rows up by. They are searched by
/// nobody and live for one run, so they are neither logged nor indexed for search.
/// </summary>
internal static class ReplayTables
{
    private const string Indexes =
        """
        SELECT replace(pg_get_indexdef(x.indexrelid), format(' ON public.%I USING ', t.name), format(' ON %I.%I USING ', $1, t.name))
          FROM unnest($2) t (name)
          JOIN pg_index x ON x.indrelid = to_regclass(format('public.%I', t.name))
          JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_am a ON a.oid = i.relam AND a.amname = 'btree'
         WHERE x.indisunique OR $3 OR i.relname = ANY($4)
        """;

    // Columns that follow from others of their row, as the text that is searched does, and that no index of the likeness needs: computed
    // once for each row that is left at the end, not each time that one is written.
    private const string Generated =
        """
        SELECT format('ALTER TABLE %I.%I ALTER COLUMN %3$I DROP NOT NULL, ALTER COLUMN %3$I SET EXPRESSION AS (NULL::%4$s)',
                      $1, t.name, a.attname, format_type(a.atttypid, a.atttypmod)),
               format('ALTER TABLE %I.%I ALTER COLUMN %3$I SET EXPRESSION AS (%4$s)%5$s',
                      $1, t.name, a.attname, pg_get_expr(d.adbin, d.adrelid),
                      CASE WHEN a.attnotnull THEN format(', ALTER COLUMN %I SET NOT NULL', a.attname) ELSE '' END)
          FROM unnest($2) t (name)
          JOIN pg_attribute a ON a.attrelid = to_regclass(format('public.%I', t.name)) AND a.attgenerated = 's' AND NOT a.attisdropped
          JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
         WHERE NOT EXISTS (
               SELECT FROM pg_index x JOIN pg_depend p ON p.classid = 'pg_class'::regclass AND p.objid = x.indexrelid
                WHERE x.indrelid = to_regclass(format('%I.%I', $1, t.name)) AND p.refobjid = x.indrelid AND p.refobjsubid = a.attnum)
        """;

    private const string Keys =
        """
        SELECT a.attname
          FROM pg_index x JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = ANY(x.indkey)
         WHERE x.indrelid = to_regclass(format('public.%I', $1)) AND x.indisprimary
         ORDER BY array_position(x.indkey::int2[], a.attnum)
        """;

    /// <returns>What is left to do once the rows are there: <see cref="CompleteAsync"/>.</returns>
    public static async Task<IReadOnlyList<string>> CreateAsync(
        NpgsqlConnection connection, string schema, IProjection projection, CancellationToken ct)
    {
        string[] tables = [.. projection.Tables];
        object[] indexes = [schema, tables, projection.Lookups is null, projection.Lookups?.ToArray() ?? []];
        await using var transaction = await BeginAsync(connection, ct);
        foreach (var table in tables)
            await connection.RunAsync(
                $"CREATE UNLOGGED TABLE {ConnectionSql.Quoted(schema)}.{table} (LIKE public.{table} INCLUDING DEFAULTS "
                + "INCLUDING CONSTRAINTS INCLUDING GENERATED INCLUDING STORAGE INCLUDING COMPRESSION)", [], ct);
        foreach (var index in await connection.ListAsync(Indexes, indexes, row => row.GetString(0), ct))
            await connection.RunAsync(index, [], ct);
        List<(string Now, string Later)> generated = projection.Lookups is null
            ? [] : await connection.ListAsync(Generated, [schema, tables], row => (row.GetString(0), row.GetString(1)), ct);
        foreach (var (now, _) in generated) await connection.RunAsync(now, [], ct);
        await transaction.CommitAsync(ct);
        return [.. generated.Select(one => one.Later)];
    }

    public static async Task CompleteAsync(NpgsqlConnection connection, IReadOnlyList<string> left, CancellationToken ct)
    {
        await using var transaction = await BeginAsync(connection, ct);
        foreach (var sql in left) await connection.RunAsync(sql, [], ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>Columns of the primary key, in its order; none where there is no such key.</summary>
    public static Task<List<string>> KeysAsync(NpgsqlConnection connection, string table, CancellationToken ct) =>
        connection.ListAsync(Keys, [table], row => ConnectionSql.Quoted(row.GetString(0)), ct);

    /// <summary>With nothing on the path definitions name everything in full.</summary>
    private static async Task<NpgsqlTransaction> BeginAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var transaction = await connection.BeginTransactionAsync(ct);
        await connection.RunAsync("SET LOCAL search_path TO pg_catalog", [], ct);
        return transaction;
    }
}
