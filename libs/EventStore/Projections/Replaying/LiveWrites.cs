using Npgsql;

namespace Neura.EventStore;

/// <summary>
/// Rows that a connection has written to live tables, as far as the server has not yet put it into its statistics, which it does between
/// transactions only.
/// </summary>
internal static class LiveWrites
{
    private const string Count =
        """
        SELECT sum(pg_stat_get_xact_tuples_inserted(t) + pg_stat_get_xact_tuples_updated(t) + pg_stat_get_xact_tuples_deleted(t))::bigint
          FROM (SELECT ('public.' || n)::regclass::oid FROM unnest($1) n) live (t)
        """;

    public static Task<long> CountAsync(NpgsqlConnection connection, string[] tables, CancellationToken ct) =>
        connection.ScalarAsync<long>(Count, [tables], ct);
}
