using Npgsql;

namespace Neura.EventStore;

/// <summary>
/// Empty likenesses of the live tables, in a schema of their own: columns, constraints, indexes by the same names, rights, options.
/// </summary>
internal sealed class ShadowTables(string projection, IReadOnlyList<string> tables)
{
    // With nothing on the path definitions name everything in full.
    private const string Bare = "SET LOCAL search_path TO pg_catalog";
    private const string Usual = "SET LOCAL search_path TO DEFAULT";

    private const string Definitions =
        """
        SELECT s.sql
          FROM unnest($2) t (name)
          JOIN pg_class c ON c.oid = to_regclass('public.' || t.name)
         CROSS JOIN LATERAL (
               SELECT 1, format('CREATE TABLE %I.%I (LIKE public.%2$I INCLUDING ALL)', $1, t.name)
               UNION ALL
               SELECT 2, format('ALTER TABLE %I.%I SET (%s)', $1, t.name, array_to_string(c.reloptions, ', '))
                WHERE c.reloptions IS NOT NULL
               UNION ALL
               SELECT 3, format('COMMENT ON TABLE %I.%I IS %L', $1, t.name, obj_description(c.oid, 'pg_class'))
                WHERE obj_description(c.oid, 'pg_class') IS NOT NULL
               UNION ALL
               SELECT 4, format('GRANT %s ON %I.%I TO %s%s', a.privilege_type, $1, t.name,
                      CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END,
                      CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
                 FROM aclexplode(c.relacl) a WHERE a.grantee <> c.relowner
               UNION ALL
               SELECT 5, format('ALTER TABLE %I.%I OWNER TO %I', $1, t.name, pg_get_userbyid(c.relowner))
                WHERE pg_get_userbyid(c.relowner) <> current_user) s (step, sql)
         ORDER BY t.name, s.step
        """;

    // LIKE makes the same indexes in the same order, but names them anew; twice, lest a new name be another one's old name.
    private const string Renames =
        """
        WITH numbered AS (
          SELECT c.relnamespace = to_regnamespace('public') AS is_live, i.relname,
                 row_number() OVER (PARTITION BY c.oid ORDER BY i.oid) AS number, t.name
            FROM unnest($2) t (name)
            JOIN pg_class c ON c.relname = t.name AND c.relnamespace IN (to_regnamespace('public'), to_regnamespace(quote_ident($1)))
            JOIN pg_index x ON x.indrelid = c.oid JOIN pg_class i ON i.oid = x.indexrelid),
        pairs AS (
          SELECT s.relname AS made, l.relname AS live, format('rebuilt_%s', row_number() OVER ()) AS interim
            FROM numbered l JOIN numbered s ON s.name = l.name AND s.number = l.number AND l.is_live AND NOT s.is_live)
        SELECT r.sql FROM pairs CROSS JOIN LATERAL (
               SELECT 1, format('ALTER INDEX %I.%I RENAME TO %I', $1, made, interim)
               UNION ALL
               SELECT 2, format('ALTER INDEX %I.%I RENAME TO %I', $1, interim, live)) r (step, sql)
         ORDER BY r.step
        """;

    private const string ShapeOf =
        """
        SELECT coalesce(string_agg(d.part, E'\n' ORDER BY d.part COLLATE "C"), '')
          FROM unnest($2) t (name)
          JOIN pg_class c ON c.relname = t.name AND c.relnamespace = to_regnamespace(quote_ident($1))
         CROSS JOIN LATERAL (
               SELECT format('%s %s %s %s %s', t.name, row_number() OVER (ORDER BY attnum), attname, format_type(atttypid, atttypmod),
                      attnotnull) || coalesce(pg_get_expr(adbin, adrelid), '')
                 FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
                WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped
               UNION ALL
               SELECT format('%s %s %s', t.name, conname, pg_get_constraintdef(oid))
                 FROM pg_constraint WHERE conrelid = c.oid AND contype IN ('c', 'p', 'u', 'x')
               UNION ALL
               SELECT replace(pg_get_indexdef(indexrelid), format(' ON %I.%I USING ', $1, t.name), format(' ON %I USING ', t.name))
                 FROM pg_index WHERE indrelid = c.oid) d (part)
        """;

    private readonly string[] names = [.. tables];

    public string Schema { get; } = $"rebuild_{projection}";

    /// <summary>In the transaction given.</summary>
    public async Task CreateAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await connection.RunAsync($"CREATE SCHEMA {ConnectionSql.Quoted(Schema)}", [], ct);
        await connection.RunAsync(Bare, [], ct);
        foreach (var step in new[] { Definitions, Renames })
            foreach (var sql in await connection.ListAsync(step, [Schema, names], row => row.GetString(0), ct))
                await connection.RunAsync(sql, [], ct);
        if (!await AreLikeLiveAsync(connection, ct))
            throw new InvalidOperationException($"There is no likeness to be had of {string.Join(", ", tables)}.");
    }

    /// <summary>Whether they are there, and still like the live ones: a migration may have come between.</summary>
    public async Task<bool> AreLikeLiveAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await connection.RunAsync(Bare, [], ct);
        var alike = await ShapeAsync(Schema) == await ShapeAsync("public");
        await connection.RunAsync(Usual, [], ct);
        return alike;

        Task<string> ShapeAsync(string schema) => connection.ScalarAsync<string>(ShapeOf, [schema, names], ct);
    }

    public Task DropAsync(NpgsqlConnection connection, CancellationToken ct) =>
        connection.RunAsync($"DROP SCHEMA IF EXISTS {ConnectionSql.Quoted(Schema)} CASCADE", [], ct);

    /// <summary>New tables have no statistics, and the first queries after the swap would be planned without any.</summary>
    public Task AnalyzeAsync(NpgsqlConnection connection, CancellationToken ct) => connection.RunAsync(
        $"ANALYZE {string.Join(", ", tables.Select(table => $"{ConnectionSql.Quoted(Schema)}.{table}"))}", [], ct);
}
