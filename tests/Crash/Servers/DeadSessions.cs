using NeuraNft.Crash.Children;
using Npgsql;

namespace NeuraNft.Crash.Servers;

/// <summary>What a killed process asked for last may still run at the server, or not even be read there.</summary>
internal static class DeadSessions
{
    /// <summary>Until the server holds no session of a child in this database.</summary>
    public static async Task AreOverAsync(string database, CancellationToken ct)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await Eventually.IsTrueAsync(async () => await AreGoneAsync(source, ct), "the dead one's sessions to end", ct);
    }

    private static async Task<bool> AreGoneAsync(NpgsqlDataSource source, CancellationToken ct)
    {
        await using var its = source.CreateCommand(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = $1");
        its.Parameters.Add(new() { Value = ChildProcess.Sessions });
        return (long)(await its.ExecuteScalarAsync(ct))! == 0;
    }
}
