using Npgsql;

namespace Neura.EventStore;

/// <summary>Keeps two rebuilds of one projection apart. The server frees it with the connection that holds it.</summary>
internal sealed class RebuildLock : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;
    private readonly string projection;

    private RebuildLock(NpgsqlConnection connection, string projection) => (this.connection, this.projection) = (connection, projection);

    /// <exception cref="InvalidOperationException">Another one runs.</exception>
    public static async Task<RebuildLock> TakeAsync(NpgsqlConnection connection, string projection, CancellationToken ct)
    {
        if (!await CallAsync(connection, "pg_try_advisory_lock", projection, ct))
            throw new InvalidOperationException($"Another rebuild of {projection} runs.");
        return new RebuildLock(connection, projection);
    }

    /// <summary>A connection that goes back to its pool keeps its locks until it is used again, so it is not left to that.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await CallAsync(connection, "pg_advisory_unlock", projection, CancellationToken.None);
        }
        catch (Exception failure) when (failure is NpgsqlException or InvalidOperationException)
        {
            // The connection is gone, and the lock with it.
        }
    }

    private static Task<bool> CallAsync(NpgsqlConnection connection, string function, string projection, CancellationToken ct) =>
        connection.ScalarAsync<bool>($"SELECT {function}(hashtextextended('es_rebuild/' || $1, 0))", [projection], ct);
}
