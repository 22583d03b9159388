using System.Collections.Concurrent;
using Neura.TransparencyLog.Tiles;

namespace NeuraNft.Benchmarks.TransparencyLog;

/// <summary>A log's files in memory: what integrating costs without a disk.</summary>
internal sealed class MemoryTiles : ITileStore
{
    private readonly ConcurrentDictionary<TileId, byte[]> tiles = [];
    private readonly ConcurrentDictionary<string, byte[]> files = [];

    public Task<byte[]?> ReadAsync(TileId tile, CancellationToken cancellationToken) => Task.FromResult(tiles.GetValueOrDefault(tile));

    public Task WriteAsync(TileId tile, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        tiles[tile] = bytes.ToArray();
        return Task.CompletedTask;
    }

    public Task<byte[]?> ReadFileAsync(string name, CancellationToken cancellationToken) => Task.FromResult(files.GetValueOrDefault(name));

    public Task ReplaceFileAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        files[name] = bytes.ToArray();
        return Task.CompletedTask;
    }
}
