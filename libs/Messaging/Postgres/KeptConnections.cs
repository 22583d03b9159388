using System.Collections.Concurrent;
using Npgsql;

namespace Neura.Messaging;

/// <summary>A few connections with their prepared statements; more are opened where all are in use.</summary>
internal sealed class KeptConnections(NpgsqlDataSource dataSource, int most) : IAsyncDisposable
{
    private readonly ConcurrentBag<NpgsqlConnection> _idle = [];
    private volatile bool _disposed;

    public async Task<T> UseAsync<T>(Func<NpgsqlConnection, Task<T>> use, CancellationToken ct)
    {
        if (!_idle.TryTake(out var connection))
            connection = await dataSource.OpenConnectionAsync(ct);
        try
        {
            var result = await use(connection);
            if (!_disposed && _idle.Count < most)
            {
                _idle.Add(connection);
                connection = null;
            }

            return result;
        }
        finally
        {
            // After a failure nobody knows its state: the pool does.
            if (connection is not null)
                await connection.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _disposed = true;
        while (_idle.TryTake(out var connection))
            await connection.DisposeAsync();
    }
}
