using Npgsql;

namespace Neura.Database;

/// <summary>Brings a database to this program's schema: each numbered SQL file once, in order, each in its own transaction.</summary>
public static class Migrations
{
    // Any fixed number: processes that start side by side wait here for one another.
    private const long AdvisoryLock = 0x6E65757261;

    /// <summary>Applies what is missing. Safe to call from many processes at once, and again at any time.</summary>
    /// <exception cref="MigrationException">A file that was applied has been edited, or the database is newer than the program.</exception>
    public static Task ApplyAsync(NpgsqlDataSource dataSource, CancellationToken ct) =>
        ApplyAsync(dataSource, MigrationScript.Embedded(), ct);

    internal static async Task ApplyAsync(NpgsqlDataSource dataSource, IReadOnlyList<MigrationScript> scripts, CancellationToken ct)
    {
        await using var connection = await dataSource.OpenConnectionAsync(ct);
        await ExecuteAsync(connection, $"SELECT pg_advisory_lock({AdvisoryLock})", ct);
        try
        {
            await ExecuteAsync(
                connection,
                """
                CREATE TABLE IF NOT EXISTS schema_version (
                  number int PRIMARY KEY,
                  name text NOT NULL,
                  checksum text NOT NULL,
                  applied_at timestamptz NOT NULL DEFAULT now())
                """,
                ct);
            var applied = await ReadAppliedAsync(connection, ct);
            Check(applied, scripts);
            foreach (var script in scripts.Where(script => !applied.ContainsKey(script.Number))) await ApplyAsync(connection, script, ct);
        }
        finally
        {
            await ExecuteAsync(connection, $"SELECT pg_advisory_unlock({AdvisoryLock})", CancellationToken.None);
        }

        // Connections that were open before the files ran know nothing of the types they made.
        await dataSource.ReloadTypesAsync(ct);
    }

    private static void Check(Dictionary<int, (string Name, string Checksum)> applied, IReadOnlyList<MigrationScript> scripts)
    {
        var known = scripts.ToDictionary(script => script.Number);
        foreach (var (number, was) in applied)
        {
            if (!known.TryGetValue(number, out var script))
                throw new MigrationException(
                    $"The database holds migration {was.Name}, which this program does not know: "
                    + "it was made by a newer one. Start that one.");
            if (script.Checksum != was.Checksum)
                throw new MigrationException(
                    $"{script.Name} was edited after it had been applied to this database. "
                    + "Restore the file and put the change into a new one.");
        }
    }

    private static async Task<Dictionary<int, (string Name, string Checksum)>> ReadAppliedAsync(
        NpgsqlConnection connection, CancellationToken ct)
    {
        var applied = new Dictionary<int, (string, string)>();
        await using var command = new NpgsqlCommand("SELECT number, name, checksum FROM schema_version", connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) applied.Add(reader.GetInt32(0), (reader.GetString(1), reader.GetString(2)));
        return applied;
    }

    private static async Task ApplyAsync(NpgsqlConnection connection, MigrationScript script, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        try
        {
            await ExecuteAsync(connection, script.Sql, ct);
            const string insert = "INSERT INTO schema_version (number, name, checksum) VALUES ($1, $2, $3)";
            await using var record = new NpgsqlCommand(insert, connection)
            {
                Parameters = { new() { Value = script.Number }, new() { Value = script.Name }, new() { Value = script.Checksum } },
            };
            await record.ExecuteNonQueryAsync(ct);
            await transaction.CommitAsync(ct);
        }
        catch (PostgresException failure)
        {
            var statement = failure.BatchCommand?.CommandText.Trim().Split('\n')[0];
            throw new MigrationException(
                $"{script.Name} failed: {failure.MessageText} (in the statement that begins: {statement})", failure);
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(ct);
    }
}
