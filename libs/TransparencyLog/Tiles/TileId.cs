using System.Globalization;

namespace Neura.TransparencyLog.Tiles;

/// <summary>
/// A tile of C2SP tlog-tiles: the hashes of up to 256 neighbours of a level, or (<see cref="EntriesLevel"/>) their entries.
/// A width below 256 names a partial tile.
/// </summary>
public readonly record struct TileId(int Level, long Index, int Width)
{
    /// <summary>Hashes, or entries, of a full tile.</summary>
    public const int FullWidth = 256;

    /// <summary>The level of entry bundles, beside level 0.</summary>
    public const int EntriesLevel = -1;

    /// <summary>The highest level that a tree of 2^63 leaves has.</summary>
    public const int MaxLevel = 7;

    public bool IsPartial => Width < FullWidth;

    /// <summary>Below the log's prefix: "tile/0/x001/234.p/17".</summary>
    public string Path
    {
        get
        {
            var level = Level == EntriesLevel ? "entries" : Level.ToString(CultureInfo.InvariantCulture);
            var index = (Index % 1000).ToString("000", CultureInfo.InvariantCulture);
            for (var rest = Index / 1000; rest > 0; rest /= 1000)
                index = $"x{(rest % 1000).ToString("000", CultureInfo.InvariantCulture)}/{index}";
            return IsPartial ? string.Create(CultureInfo.InvariantCulture, $"tile/{level}/{index}.p/{Width}") : $"tile/{level}/{index}";
        }
    }

    /// <summary>The full tile in whose place this one stands until there is one.</summary>
    public TileId Full => this with { Width = FullWidth };

    /// <summary>Reads a path below the prefix; false for any other than the one way to write it.</summary>
    public static bool TryParse(string path, out TileId id)
    {
        id = default;
        if (path.Length > 64) return false;
        var parts = path.Split('/');
        var width = FullWidth;
        var last = parts.Length;
        if (last > 3 && parts[^2].EndsWith(".p", StringComparison.Ordinal))
        {
            if (!int.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out width)) return false;
            parts[^2] = parts[^2][..^2];
            last--;
        }
        if (last < 3 || last > 9) return false;
        var level = EntriesLevel;
        if (parts[1] != "entries" && !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out level)) return false;
        if (level > MaxLevel) return false;
        var digits = string.Concat(parts[2..last].Select(p => p.TrimStart('x')));
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var index)) return false;
        id = new TileId(level, index, width);
        return width is > 0 and <= FullWidth && id.Path == path;
    }
}
