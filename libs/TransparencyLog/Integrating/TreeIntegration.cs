using Neura.TransparencyLog.Tiles;

namespace Neura.TransparencyLog.Integrating;

/// <summary>
/// The second of a log's three stages: what was sequenced durably becomes tiles; the third signs the tree. It keeps nothing between
/// calls: it reads the tree's right edge, writes the new tiles, and at last how far it came. Killed anywhere, the next call writes the
/// same tiles again.
/// </summary>
public static class TreeIntegration
{
    /// <summary>Tiles that are written at once: their syncs share the disk's journal.</summary>
    private const int AtOnce = 16;

    /// <summary>Appends the entries, the first of which has the index <paramref name="from"/>: the size of the tree so far.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The tree has another size.</exception>
    /// <exception cref="TileConflictException">An earlier try that was cut off had other entries.</exception>
    public static async Task<TreeSize> AppendAsync(
        ITileStore store, long from, IReadOnlyList<ReadOnlyMemory<byte>> entries, CancellationToken cancellationToken)
    {
        var before = await TreeSize.ReadAsync(store, cancellationToken);
        ArgumentOutOfRangeException.ThrowIfNotEqual(from, before.Size);
        if (entries.Count == 0) return before;

        var edge = await RightEdge.ReadAsync(store, before, cancellationToken);
        foreach (var entry in entries) edge.Append(entry.Span);
        await Parallel.ForEachAsync(
            edge.TakeTiles(), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (tile, cancelled) => await store.WriteAsync(tile.Id, tile.Bytes, cancelled));

        var after = new TreeSize(edge.Size, edge.Root());
        await after.WriteAsync(store, cancellationToken);
        return after;
    }
}
