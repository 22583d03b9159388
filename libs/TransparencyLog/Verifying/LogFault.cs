using Neura.TransparencyLog.Tiles;

namespace Neura.TransparencyLog.Verifying;

/// <summary>What is wrong with a log's files, and where.</summary>
public abstract record LogFault
{
    private LogFault() { }

    /// <summary>The tree must have this tile, and its folder has not.</summary>
    public sealed record TileMissing(TileId Tile) : LogFault;

    /// <summary>A tile of hashes that is not as long as its width says, or an entry bundle that does not hold that many entries.</summary>
    public sealed record TileMalformed(TileId Tile) : LogFault;

    /// <summary>The entry has not the hash that the tree has for it: one of the two was changed.</summary>
    public sealed record EntryChanged(long Index) : LogFault;

    /// <summary>A hash of a tile is not that of the tile below it.</summary>
    public sealed record HashChanged(TileId Tile, int Offset) : LogFault;

    /// <summary>The tiles agree with each other, but not with the checkpoint.</summary>
    public sealed record RootDiffers : LogFault;
}
