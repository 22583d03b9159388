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

    private const string Keys =
        """
        SELECT a.attname
          FROM pg_index x JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = ANY(x.indkey)
         WHERE x.indrelid = to_regclass(format('public.%I', $1)) AND x.indisprimary
         ORDER BY array_position(x.indkey::int2[], a.attnum)
        """;

    public static async Task CreateAsync(NpgsqlConnection connection, string schema, IProjection projection, CancellationToken ct)
    {
        string[] tables = [.. projection.Tables];
        object[] indexes = [schema, tables, projection.Lookups is null, projection.Lookups?.ToArray() ?? []];
        await using var transaction = await connection.BeginTransactionAsync(ct);

        // With nothing on the path definitions name everything in full.
        await connection.RunAsync("SET LOCAL search_path TO pg_catalog", [], ct);
        foreach (var table in tables)
            await connection.RunAsync(
                $"CREATE UNLOGGED TABLE {ConnectionSql.Quoted(schema)}.{table} (LIKE public.{table} INCLUDING DEFAULTS "
                + "INCLUDING CONSTRAINTS INCLUDING GENERATED INCLUDING STORAGE INCLUDING COMPRESSION)", [], ct);
        foreach (var index in await connection.ListAsync(Indexes, indexes, row => row.GetString(0), ct))
            await connection.RunAsync(index, [], ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>Columns of the primary key, in its order; none where there is no such key.</summary>
    public static Task<List<string>> KeysAsync(NpgsqlConnection connection, string table, CancellationToken ct) =>
        connection.ListAsync(Keys, [table], row => ConnectionSql.Quoted(row.GetString(0)), ct);
}
