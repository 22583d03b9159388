using Neura.TransparencyLog.Tree;

namespace Neura.TransparencyLog.Tiles;

/// <summary>Roots and proofs of a tree of one size, out of its tiles. It keeps what it read: one reader serves one answer.</summary>
/// <exception cref="TileMissingException">From any method: a tile that the tree must have is missing or has another length.</exception>
public sealed class TreeReader(ITileStore store, long size)
{
    private const int TileHeight = 8;

    private readonly Dictionary<TileId, TreeHash[][]> _tiles = [];

    public Task<TreeHash> RootAsync(CancellationToken cancellationToken) => RootAsync(size, cancellationToken);

    /// <summary>Of the tree as it was when it had that many leaves.</summary>
    public async Task<TreeHash> RootAsync(long earlierSize, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(earlierSize);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(earlierSize, size);
        return earlierSize == 0 ? TreeHash.OfNothing : await HashAsync(new LeafRange(0, earlierSize), cancellationToken);
    }

    /// <summary>The leaf's own hash.</summary>
    public Task<TreeHash> LeafAsync(long index, CancellationToken cancellationToken) => HashAsync(new Subtree(0, index), cancellationToken);

    /// <summary>That leaf <paramref name="index"/> is in the tree.</summary>
    public Task<IReadOnlyList<TreeHash>> InclusionAsync(long index, CancellationToken cancellationToken) =>
        HashesAsync(ProofRanges.OfInclusion(index, size), cancellationToken);

    /// <summary>That the tree of <paramref name="oldSize"/> leaves is this one's beginning.</summary>
    public Task<IReadOnlyList<TreeHash>> ConsistencyAsync(long oldSize, CancellationToken cancellationToken) =>
        HashesAsync(ProofRanges.OfConsistency(oldSize, size), cancellationToken);

    private async Task<IReadOnlyList<TreeHash>> HashesAsync(IReadOnlyList<LeafRange> ranges, CancellationToken cancellationToken)
    {
        var hashes = new List<TreeHash>(ranges.Count);
        foreach (var range in ranges) hashes.Add(await HashAsync(range, cancellationToken));
        return hashes;
    }

    private async Task<TreeHash> HashAsync(LeafRange range, CancellationToken cancellationToken)
    {
        TreeHash? hash = null;
        foreach (var subtree in range.Subtrees().Reverse())
        {
            var left = await HashAsync(subtree, cancellationToken);
            hash = hash is { } right ? TreeHash.OfNode(left, right) : left;
        }
        return hash!.Value;
    }

    private async Task<TreeHash> HashAsync(Subtree subtree, CancellationToken cancellationToken)
    {
        var (level, height) = (subtree.Height / TileHeight, subtree.Height % TileHeight);
        var id = TilesOfTree.At(size, level, subtree.Index >> (TileHeight - height));
        if (!_tiles.TryGetValue(id, out var rows)) _tiles.Add(id, rows = await RowsAsync(id, cancellationToken));
        return rows[height][subtree.Index & ((1 << (TileHeight - height)) - 1)];
    }

    /// <summary>The tile's hashes and above them all that follow from them, up to its last but one level.</summary>
    private async Task<TreeHash[][]> RowsAsync(TileId id, CancellationToken cancellationToken)
    {
        var bytes = await store.ReadAsync(id, cancellationToken);
        if (bytes?.Length != id.Width * TreeHash.Size) throw new TileMissingException(id, bytes?.Length);
        var rows = new TreeHash[TileHeight][];
        rows[0] = TileHashes.Read(bytes);
        for (var height = 1; height < TileHeight; height++) rows[height] = TileHashes.Above(rows[height - 1]);
        return rows;
    }
}
