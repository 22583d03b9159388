using Npgsql;

namespace Neura.EventStore;

/// <summary>
/// The schema of one replay. Its run holds a lock that the server frees with the connection, so that the next run knows what a killed one
/// left, and drops it.
/// </summary>
internal sealed class ReplaySchema : IAsyncDisposable
{
    private const string Mark = "es replay: dropped when its run ends";
    private const string KeptMark = "es replay: kept";

    private const string Marked =
        """
        SELECT nspname FROM pg_namespace WHERE obj_description(oid, 'pg_namespace') = $1 ORDER BY nspname
        """;

    private readonly NpgsqlConnection connection;

    private ReplaySchema(NpgsqlConnection connection, string name) => (this.connection, Name) = (connection, name);

    public string Name { get; }

    /// <exception cref="ReplayRefusedException">The name is taken, or no plain one.</exception>
    public static async Task<ReplaySchema> CreateAsync(NpgsqlDataSource source, string name, CancellationToken ct)
    {
        try
        {
            TableName.Checked(name);
        }
        catch (ArgumentException wrong)
        {
            throw new ReplayRefusedException(wrong.Message);
        }

        var connection = await source.OpenConnectionAsync(ct);
        try
        {
            foreach (var left in await connection.ListAsync(Marked, [Mark], row => row.GetString(0), ct))
                if (await LockAsync(connection, left, ct))
                {
                    await connection.RunAsync($"DROP SCHEMA IF EXISTS {ConnectionSql.Quoted(left)} CASCADE", [], ct);
                    await UnlockAsync(connection, left, ct);
                }

            if (!await LockAsync(connection, name, ct)) throw Taken(name);
            try
            {
                await connection.RunAsync(
                    $"CREATE SCHEMA {ConnectionSql.Quoted(name)}; COMMENT ON SCHEMA {ConnectionSql.Quoted(name)} IS '{Mark}'", [], ct);
            }
            catch (PostgresException failure)
                when (failure.SqlState is PostgresErrorCodes.DuplicateSchema or PostgresErrorCodes.ReservedName)
            {
                await UnlockAsync(connection, name, ct);
                throw Taken(name);
            }

            return new ReplaySchema(connection, name);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>From here on it is no leftover.</summary>
    public Task KeepAsync(CancellationToken ct) =>
        connection.RunAsync($"COMMENT ON SCHEMA {ConnectionSql.Quoted(Name)} IS '{KeptMark}'", [], ct);

    public Task DropAsync(CancellationToken ct) =>
        connection.RunAsync($"DROP SCHEMA IF EXISTS {ConnectionSql.Quoted(Name)} CASCADE", [], ct);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await UnlockAsync(connection, Name, CancellationToken.None);
        }
        catch (Exception failure) when (failure is NpgsqlException or InvalidOperationException)
        {
            // The connection is gone, and the lock with it.
        }

        await connection.DisposeAsync();
    }

    private static ReplayRefusedException Taken(string name) =>
        new($"There is a schema {name} already, or another replay makes it: choose another name.");

    private static Task<bool> LockAsync(NpgsqlConnection connection, string name, CancellationToken ct) =>
        connection.ScalarAsync<bool>("SELECT pg_try_advisory_lock(hashtextextended('es_replay/' || $1, 0))", [name], ct);

    private static Task<bool> UnlockAsync(NpgsqlConnection connection, string name, CancellationToken ct) =>
        connection.ScalarAsync<bool>("SELECT pg_advisory_unlock(hashtextextended('es_replay/' || $1, 0))", [name], ct);
}
