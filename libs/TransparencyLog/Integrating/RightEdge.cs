using Neura.TransparencyLog.Tiles;
using Neura.TransparencyLog.Tree;

namespace Neura.TransparencyLog.Integrating;

/// <summary>The partial tiles of a tree, where it grows.</summary>
internal sealed class RightEdge
{
    private readonly List<List<TreeHash>> _levels = [];
    private readonly List<byte> _bundle = [];
    private readonly List<(TileId Id, byte[] Bytes)> _full = [];

    private RightEdge(long size) => Size = size;

    public long Size { get; private set; }

    /// <exception cref="InvalidDataException">The tiles do not have the root that was written beside them.</exception>
    public static async Task<RightEdge> ReadAsync(ITileStore store, TreeSize tree, CancellationToken cancellationToken)
    {
        var edge = new RightEdge(tree.Size);
        for (var level = 0; level < TilesOfTree.Levels(tree.Size); level++)
            edge._levels.Add([.. TileHashes.Read(await PartialAsync(store, tree.Size, level, cancellationToken))]);
        edge._bundle.AddRange(await PartialAsync(store, tree.Size, TileId.EntriesLevel, cancellationToken));
        return edge.Root() == tree.Root
            ? edge
            : throw new InvalidDataException("The tiles at the log's end are not those that were integrated.");
    }

    public void Append(ReadOnlySpan<byte> entry)
    {
        EntryBundle.Append(_bundle, entry);
        Size++;
        Add(0, TreeHash.OfLeaf(entry));
        if (Size % TileId.FullWidth != 0) return;
        _full.Add((new TileId(TileId.EntriesLevel, (Size / TileId.FullWidth) - 1, TileId.FullWidth), [.. _bundle]));
        _bundle.Clear();
    }

    /// <summary>Every tile that is new since it was read: full ones, and the partial ones of the tree as it is.</summary>
    public IReadOnlyList<(TileId Id, byte[] Bytes)> TakeTiles()
    {
        var tiles = new List<(TileId, byte[])>(_full);
        _full.Clear();
        for (var level = 0; level < _levels.Count; level++)
            if (_levels[level].Count > 0) tiles.Add((Last(level), TileHashes.Write(_levels[level])));
        if (_bundle.Count > 0) tiles.Add((Last(TileId.EntriesLevel), [.. _bundle]));
        return tiles;
    }

    /// <summary>Folds the perfect subtrees of the edge, from the right.</summary>
    public TreeHash Root()
    {
        TreeHash? root = null;
        foreach (var level in _levels)
        {
            foreach (var subtree in new LeafRange(0, level.Count).Subtrees().Reverse())
            {
                var top = TileHashes.Top(level[(int)(subtree.Index << subtree.Height)..(int)((subtree.Index + 1) << subtree.Height)]);
                root = root is { } right ? TreeHash.OfNode(top, right) : top;
            }
        }
        return root ?? TreeHash.OfNothing;
    }

    private static async Task<byte[]> PartialAsync(ITileStore store, long size, int level, CancellationToken cancellationToken)
    {
        var tile = TilesOfTree.At(size, level, TilesOfTree.Hashes(size, level) / TileId.FullWidth);
        if (tile.Width == 0) return [];
        return await store.ReadAsync(tile, cancellationToken) ?? throw new TileMissingException(tile, null);
    }

    private void Add(int level, TreeHash hash)
    {
        if (_levels.Count == level) _levels.Add([]);
        var row = _levels[level];
        row.Add(hash);
        if (row.Count < TileId.FullWidth) return;
        _full.Add((new TileId(level, (TilesOfTree.Hashes(Size, level) / TileId.FullWidth) - 1, TileId.FullWidth), TileHashes.Write(row)));
        var top = TileHashes.Top(row);
        row.Clear();
        Add(level + 1, top);
    }

    private TileId Last(int level) => TilesOfTree.At(Size, level, TilesOfTree.Hashes(Size, level) / TileId.FullWidth);
}
