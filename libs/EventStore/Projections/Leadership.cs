using System.Data;
using Npgsql;

namespace Neura.EventStore;

/// <summary>
/// One advisory lock a projection, all on one connection, which the server frees when that connection ends. The lock keeps other
/// nodes from working for nothing; what keeps a leader that lost it unawares from writing is the epoch (<see cref="ProjectionRows"/>).
/// </summary>
internal sealed class Leadership(NpgsqlDataSource dataSource) : IAsyncDisposable
{
    private readonly SemaphoreSlim gate = new(1);
    private NpgsqlConnection? connection;

    public Task<bool> TryTakeAsync(string projection, CancellationToken ct) => CallAsync("pg_try_advisory_lock", projection, ct);

    public async Task GiveUpAsync(string projection)
    {
        try
        {
            await CallAsync("pg_advisory_unlock", projection, CancellationToken.None);
        }
        catch (NpgsqlException)
        {
            // The connection is gone, and the lock with it.
        }
    }

    public async ValueTask DisposeAsync()
    {
        // Closing a pooled connection resets it (DISCARD ALL), which frees its advisory locks.
        if (connection is not null) await connection.DisposeAsync();
        gate.Dispose();
    }

    private async Task<bool> CallAsync(string function, string projection, CancellationToken ct)
    {
        await gate.WaitAsync(ct);
        try
        {
            if (connection?.FullState is null or ConnectionState.Broken or ConnectionState.Closed)
            {
                if (connection is not null) await connection.DisposeAsync();
                connection = await dataSource.OpenConnectionAsync(ct);
            }

            await using var command = new NpgsqlCommand($"SELECT {function}(hashtextextended('es_projection/' || $1, 0))", connection);
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = projection });
            return (bool)(await command.ExecuteScalarAsync(ct))!;
        }
        finally
        {
            gate.Release();
        }
    }
}
