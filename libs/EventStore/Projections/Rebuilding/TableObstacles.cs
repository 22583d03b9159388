using Npgsql;

namespace Neura.EventStore;

/// <summary>What a table must not have to be swapped: looked for before the work, not after it.</summary>
internal static class TableObstacles
{
    private const string Find =
        """
        SELECT t.name || ' ' || o.reason
          FROM unnest($1) t (name)
          LEFT JOIN pg_class c ON c.oid = to_regclass('public.' || t.name)
         CROSS JOIN LATERAL (
               SELECT 'does not exist' AS reason WHERE c.oid IS NULL
               UNION ALL
               SELECT 'is no ordinary table' WHERE c.relkind <> 'r' OR c.relpersistence <> 'p'
                   OR EXISTS (SELECT FROM pg_inherits WHERE c.oid IN (inhrelid, inhparent))
               UNION ALL
               SELECT 'has the foreign key ' || conname FROM pg_constraint WHERE contype = 'f' AND c.oid IN (conrelid, confrelid)
               UNION ALL
               SELECT 'has the trigger ' || tgname FROM pg_trigger WHERE tgrelid = c.oid AND NOT tgisinternal
               UNION ALL
               SELECT 'has row security' WHERE c.relrowsecurity OR EXISTS (SELECT FROM pg_policy WHERE polrelid = c.oid)
               UNION ALL
               SELECT 'has the rule ' || rulename FROM pg_rewrite WHERE ev_class = c.oid
               UNION ALL
               SELECT 'has the extended statistics ' || stxname FROM pg_statistic_ext WHERE stxrelid = c.oid
               UNION ALL
               SELECT 'is in a publication' WHERE EXISTS (SELECT FROM pg_publication_rel WHERE prrelid = c.oid)
               UNION ALL
               SELECT 'has column ' || attname || ' with rights of its own' FROM pg_attribute WHERE attrelid = c.oid AND attacl IS NOT NULL
               UNION ALL
               SELECT 'draws column ' || attname || ' from a sequence, which no rebuild repeats' FROM pg_attribute
                WHERE attrelid = c.oid AND (attidentity <> '' OR EXISTS (
                      SELECT FROM pg_attrdef WHERE adrelid = c.oid AND adnum = attnum AND pg_get_expr(adbin, adrelid) LIKE '%nextval(%'))
               UNION ALL
               SELECT 'is read by the materialized view ' || m.relname
                 FROM pg_depend d JOIN pg_rewrite r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
                 JOIN pg_class m ON m.oid = r.ev_class AND m.relkind = 'm'
                WHERE d.refclassid = 'pg_class'::regclass AND d.refobjid = c.oid
               UNION ALL
               SELECT 'has its row type used by ' || pg_describe_object(d.classid, d.objid, d.objsubid)
                 FROM pg_depend d WHERE d.refclassid = 'pg_type'::regclass AND d.refobjid = c.reltype AND d.deptype = 'n') o
         GROUP BY 1 ORDER BY 1
        """;

    /// <exception cref="InvalidOperationException">With all that is in the way.</exception>
    public static async Task CheckAsync(NpgsqlConnection connection, IReadOnlyList<string> tables, CancellationToken ct)
    {
        string[] names = [.. tables.Select(TableName.Checked)];
        var found = await connection.ListAsync(Find, [names], row => row.GetString(0), ct);
        if (found.Count > 0) throw new InvalidOperationException($"Tables that cannot be rebuilt: {string.Join("; ", found)}.");
    }
}
