using System.Globalization;
using System.Text;
using Neura.TransparencyLog.Tiles;
using Neura.TransparencyLog.Tree;

namespace Neura.TransparencyLog.Integrating;

/// <summary>How far a log is integrated: all tiles of this tree are durable. The file "integrated" of the log's store.</summary>
public sealed record TreeSize(long Size, TreeHash Root)
{
    private const string FileName = "integrated";

    /// <summary>What the store holds; nothing yet is the empty tree.</summary>
    /// <exception cref="InvalidDataException">The file is not as it was written.</exception>
    public static async Task<TreeSize> ReadAsync(ITileStore store, CancellationToken cancellationToken)
    {
        if (await store.ReadFileAsync(FileName, cancellationToken) is not { } bytes) return new TreeSize(0, TreeHash.OfNothing);
        var lines = Encoding.ASCII.GetString(bytes).Split('\n');
        return lines.Length == 3 && long.TryParse(lines[0], NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            && TreeHash.TryParse(lines[1], out var root)
            ? new TreeSize(size, root)
            : throw new InvalidDataException("The log's file \"integrated\" is damaged.");
    }

    internal Task WriteAsync(ITileStore store, CancellationToken cancellationToken)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{Size}\n{Root}\n");
        return store.ReplaceFileAsync(FileName, Encoding.ASCII.GetBytes(text), cancellationToken);
    }
}
