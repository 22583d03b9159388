namespace Neura.TransparencyLog.Tiles;

/// <summary>Which tiles a tree has.</summary>
public static class TilesOfTree
{
    private const int TileHeight = 8;

    /// <summary>How many hashes level <paramref name="level"/> has in a tree of this size.</summary>
    public static long Hashes(long size, int level) => size >> (TileHeight * Math.Max(level, 0));

    /// <summary>Levels with at least one hash.</summary>
    public static int Levels(long size)
    {
        var levels = 0;
        while (levels <= TileId.MaxLevel && Hashes(size, levels) > 0) levels++;
        return levels;
    }

    /// <summary>The tile of that level and index, as wide as it is in a tree of this size.</summary>
    public static TileId At(long size, int level, long index) =>
        new(level, index, (int)Math.Min(TileId.FullWidth, Hashes(size, level) - (index * TileId.FullWidth)));

    /// <summary>All tiles of a level, from the left.</summary>
    public static IEnumerable<TileId> OfLevel(long size, int level)
    {
        for (long index = 0; index * TileId.FullWidth < Hashes(size, level); index++) yield return At(size, level, index);
    }
}
