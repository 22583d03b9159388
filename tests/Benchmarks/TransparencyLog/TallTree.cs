using System.Buffers.Binary;
using Neura.TransparencyLog.Tiles;
using Neura.TransparencyLog.Tree;

namespace NeuraNft.Benchmarks.TransparencyLog;

/// <summary>The hash tiles of a tall tree, written straight into a folder: entries and syncs would only cost time here.</summary>
internal static class TallTree
{
    public static async Task WriteAsync(string folder, long leaves, CancellationToken ct)
    {
        var level = new TreeHash[leaves];
        var entry = new byte[sizeof(long)];
        for (var i = 0L; i < leaves; i++)
        {
            BinaryPrimitives.WriteInt64BigEndian(entry, i);
            level[i] = TreeHash.OfLeaf(entry);
        }
        for (var height = 0; level.Length > 0; height++)
        {
            var above = new List<TreeHash>(level.Length / TileId.FullWidth);
            foreach (var tile in TilesOfTree.OfLevel(leaves, height))
            {
                var hashes = level[(int)(tile.Index * TileId.FullWidth)..(int)((tile.Index * TileId.FullWidth) + tile.Width)];
                var place = Path.Combine(folder, tile.Path);
                Directory.CreateDirectory(Path.GetDirectoryName(place)!);
                await File.WriteAllBytesAsync(place, TileHashes.Write(hashes), ct);
                if (!tile.IsPartial) above.Add(TileHashes.Top(hashes));
            }
            level = [.. above];
        }
    }
}
