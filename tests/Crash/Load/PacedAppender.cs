using Neura.EventStore;
using Neura.TransparencyLog.Integrating;
using Neura.TransparencyLog.Tiles;
using Npgsql;

namespace NeuraNft.Crash.Load;

/// <summary>
/// Appends a few events at a time until it is stopped, and is never far ahead of the tree that is made of them: those who make it are
/// killed, and the last of them has to reach the end.
/// </summary>
internal sealed class PacedAppender : IAsyncDisposable
{
    private const int FarthestAhead = 300;
    private readonly CancellationTokenSource stop = new();
    private readonly Task<long> appending;

    public PacedAppender(NpgsqlDataSource db, FolderTileStore tiles, CancellationToken ct) =>
        appending = Task.Run(() => AppendAsync(db, tiles, ct), ct);

    /// <summary>Throws what ended it before its time.</summary>
    public async Task ShouldRunAsync()
    {
        if (appending.IsCompleted) await appending;
    }

    /// <summary>The position of the last event.</summary>
    public async Task<long> StopAsync()
    {
        await stop.CancelAsync();
        return await appending;
    }

    /// <summary>What it failed of is told then too: a test that fails of that says so.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        stop.Dispose();
    }

    private async Task<long> AppendAsync(NpgsqlDataSource db, FolderTileStore tiles, CancellationToken ct)
    {
        await using var store = Moved.Store(db);
        var head = 0L;
        for (var batch = 0; !stop.IsCancellationRequested; batch++)
        {
            if (head - (await TreeSize.ReadAsync(tiles, ct)).Size < FarthestAhead)
            {
                var session = store.LightweightSession(EventMetadata.None);
                session.Events.Append(
                    $"anchored/{batch % 10}", ExpectedVersion.Any,
                    [.. Enumerable.Range(0, 1 + (batch % 5)).Select(i => new Moved(Guid.Empty, i, batch))]);
                (await session.SaveChangesAsync(ct)).IsWritten.ShouldBeTrue();
                head = await store.HeadPositionAsync(ct);
            }

            await Task.Delay(20, ct);
        }

        return head;
    }
}
