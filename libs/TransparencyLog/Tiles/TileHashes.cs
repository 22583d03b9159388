using Neura.TransparencyLog.Tree;

namespace Neura.TransparencyLog.Tiles;

/// <summary>A tile's bytes as hashes, and what follows from them.</summary>
public static class TileHashes
{
    public static TreeHash[] Read(ReadOnlySpan<byte> tile)
    {
        var hashes = new TreeHash[tile.Length / TreeHash.Size];
        for (var i = 0; i < hashes.Length; i++) hashes[i] = new TreeHash(tile.Slice(i * TreeHash.Size, TreeHash.Size));
        return hashes;
    }

    public static byte[] Write(IReadOnlyList<TreeHash> hashes)
    {
        var tile = new byte[hashes.Count * TreeHash.Size];
        for (var i = 0; i < hashes.Count; i++) hashes[i].CopyTo(tile.AsSpan(i * TreeHash.Size));
        return tile;
    }

    /// <summary>The row above: one hash for each whole pair.</summary>
    public static TreeHash[] Above(IReadOnlyList<TreeHash> row)
    {
        var above = new TreeHash[row.Count / 2];
        for (var i = 0; i < above.Length; i++) above[i] = TreeHash.OfNode(row[2 * i], row[(2 * i) + 1]);
        return above;
    }

    /// <summary>The one hash over a full tile.</summary>
    public static TreeHash Top(IReadOnlyList<TreeHash> tile)
    {
        while (tile.Count > 1) tile = Above(tile);
        return tile[0];
    }
}
