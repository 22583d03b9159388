using Neura.TransparencyLog.Tiles;

namespace NeuraNft.TransparencyLog.Tests;

/// <summary>A store that stops for good before the n-th write, as a killed process does.</summary>
internal sealed class KilledStore(ITileStore store, int writes) : ITileStore
{
    private int _left = writes;

    public Task<byte[]?> ReadAsync(TileId tile, CancellationToken cancellationToken) => store.ReadAsync(tile, cancellationToken);

    public Task<byte[]?> ReadFileAsync(string name, CancellationToken cancellationToken) => store.ReadFileAsync(name, cancellationToken);

    public Task WriteAsync(TileId tile, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        Interlocked.Decrement(ref _left) > 0 ? store.WriteAsync(tile, bytes, cancellationToken) : throw new KilledException();

    public Task ReplaceFileAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        Interlocked.Decrement(ref _left) > 0 ? store.ReplaceFileAsync(name, bytes, cancellationToken) : throw new KilledException();
}

internal sealed class KilledException : Exception;
