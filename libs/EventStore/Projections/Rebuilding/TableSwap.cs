using Microsoft.Extensions.Logging;
using Npgsql;

namespace Neura.EventStore;

/// <summary>
/// Puts the rebuilt tables in the place of the live ones, within the caller's transaction. Views and SQL functions hold on to tables,
/// not to their names, so they are defined again by their own text; what else depends on a live table keeps the swap from happening.
/// </summary>
internal sealed class TableSwap(string projection, string shadow, IReadOnlyList<string> tables, TimeProvider time, ILogger logger)
{
    // Below PostgreSQL's deadlock_timeout (1 s): whoever meets us in a circle finds us gone before anyone is chosen as a victim.
    private const string Patience = "SET LOCAL lock_timeout = '300ms'";
    private const string Impatience = "SET LOCAL lock_timeout = 0";
    private const int Attempts = 100;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private const string Views =
        """
        SELECT DISTINCT v.oid::regclass::text, format('CREATE OR REPLACE VIEW %s%s AS %s', v.oid::regclass,
               ' WITH (' || array_to_string(v.reloptions, ', ') || ')', pg_get_viewdef(v.oid))
          FROM pg_depend d
          JOIN pg_rewrite r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
          JOIN pg_class v ON v.oid = r.ev_class AND v.relkind = 'v'
         WHERE d.refclassid = 'pg_class'::regclass AND d.refobjid IN (SELECT ('public.' || n)::regclass FROM unnest($1) n)
         ORDER BY 1
        """;

    private const string Functions =
        """
        SELECT DISTINCT pg_get_functiondef(d.objid)
          FROM pg_depend d
         WHERE d.classid = 'pg_proc'::regclass AND d.refclassid = 'pg_class'::regclass
           AND d.refobjid IN (SELECT ('public.' || n)::regclass FROM unnest($1) n)
         ORDER BY 1
        """;

    public async Task RunAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken ct)
    {
        string[] names = [.. tables];

        // With nothing on the path every name in the definitions is written in full.
        await connection.RunAsync("SET LOCAL search_path TO pg_catalog", [], ct);
        var views = await connection.ListAsync(Views, [names], row => (Name: row.GetString(0), Sql: row.GetString(1)), ct);
        var functions = await connection.ListAsync(Functions, [names], row => row.GetString(0), ct);
        await LockAsync(connection, transaction, [.. views.Select(view => view.Name), .. tables.Select(table => $"public.{table}")], ct);

        var (built, old) = (ConnectionSql.Quoted(shadow), ConnectionSql.Quoted($"{shadow}/old"));
        string[] steps =
        [
            $"CREATE SCHEMA {old}",
            .. tables.Select(table => $"ALTER TABLE public.{table} SET SCHEMA {old}"),
            .. tables.Select(table => $"ALTER TABLE {built}.{table} SET SCHEMA public"),
            .. views.Select(view => view.Sql),
            .. functions,

            // Not CASCADE: what still depends on an old table fails here, and all of this with it.
            $"DROP TABLE {string.Join(", ", tables.Select(table => $"{old}.{table}"))}",
            $"DROP SCHEMA {old}",
            $"DROP SCHEMA {built}",
        ];
        foreach (var step in steps) await connection.RunAsync(step, [], ct);
        await connection.RunAsync("SET LOCAL search_path TO DEFAULT", [], ct);
    }

    /// <summary>Readers first lock a view, then its tables; so do we. All locks or none: some of them would stop others.</summary>
    private async Task LockAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, string[] relations, CancellationToken ct)
    {
        await connection.RunAsync(Patience, [], ct);
        for (var attempt = 1; ; attempt++)
        {
            await transaction.SaveAsync("unlocked", ct);
            try
            {
                await connection.RunAsync($"LOCK TABLE {string.Join(", ", relations)} IN ACCESS EXCLUSIVE MODE", [], ct);
                break;
            }
            catch (PostgresException failure) when (failure.SqlState == PostgresErrorCodes.LockNotAvailable && attempt < Attempts)
            {
                await transaction.RollbackAsync("unlocked", ct);
                RebuildLog.Waiting(logger, projection);
                await Task.Delay(Pause, time, ct);
            }
        }

        await connection.RunAsync(Impatience, [], ct);
    }
}
