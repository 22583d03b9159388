using Npgsql;

namespace NeuraNft.Crash.Servers;

/// <summary>What a killed process asked for last may still run at the server.</summary>
internal static class DeadSessions
{
    public static async Task AreOverAsync(string database, CancellationToken ct)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await Eventually.IsTrueAsync(async () => await IsQuietAsync(source, ct), "the dead one's session to end", ct);
    }

    private static async Task<bool> IsQuietAsync(NpgsqlDataSource source, CancellationToken ct)
    {
        await using var others = source.CreateCommand(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state <> 'idle' AND pid <> pg_backend_pid()");
        return (long)(await others.ExecuteScalarAsync(ct))! == 0;
    }
}
