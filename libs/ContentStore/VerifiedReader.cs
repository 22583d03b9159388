using System.Security.Cryptography;

namespace Neura.ContentStore;

/// <summary>
/// Reads a content by ranges and checks each block against its CID, from the root down: whoever gives the blocks can refuse, but not
/// lie. Holds the inner nodes that it met. Not for several threads at once.
/// </summary>
internal sealed class VerifiedReader(Cid root, long size, IBlockSource blocks)
{
    // 1,024 links a node: two levels reach a tebibyte. More than this nobody builds.
    private const int MostLevels = 8;
    private const int MostNodes = 1024;

    private readonly Dictionary<Cid, IReadOnlyList<UnixFsLink>> _nodes = [];

    /// <summary>The leaf that a byte lies in.</summary>
    /// <exception cref="ContentAlteredException">A block on the way is another one.</exception>
    public async Task<(long Offset, ReadOnlyMemory<byte> Bytes)> LeafAtAsync(long position, CancellationToken cancellationToken)
    {
        var place = new BlockPlace(root, 0, size);
        for (var level = 0; place.Cid.Codec == CidCodec.DagPb; level++)
        {
            if (level == MostLevels)
                throw new ContentAlteredException(root, place);
            place = Child(place, await LinksAsync(place, cancellationToken), position);
        }

        var leaf = await CheckedAsync(place, cancellationToken);
        return leaf.Length == place.Size ? (place.Offset, leaf) : throw new ContentAlteredException(root, place);
    }

    private static BlockPlace Child(BlockPlace parent, IReadOnlyList<UnixFsLink> links, long position)
    {
        var offset = parent.Offset;
        foreach (var link in links)
        {
            if (position < offset + link.FileSize)
                return new BlockPlace(link.Cid, offset, link.FileSize);
            offset += link.FileSize;
        }

        throw new ArgumentOutOfRangeException(nameof(position), position, "Beyond the content's end");
    }

    private async Task<IReadOnlyList<UnixFsLink>> LinksAsync(BlockPlace place, CancellationToken cancellationToken)
    {
        if (_nodes.TryGetValue(place.Cid, out var known))
            return known;
        var node = await CheckedAsync(place, cancellationToken);
        if (UnixFsNode.TryDecode(node.Span) is not { } links || links.Sum(l => l.FileSize) != place.Size)
            throw new ContentAlteredException(root, place);
        if (_nodes.Count == MostNodes)
            _nodes.Clear();
        _nodes[place.Cid] = links;
        return links;
    }

    private async Task<ReadOnlyMemory<byte>> CheckedAsync(BlockPlace place, CancellationToken cancellationToken)
    {
        var bytes = await blocks.ReadAsync(place, cancellationToken);
        return SHA256.HashData(bytes.Span).AsSpan().SequenceEqual(place.Cid.Digest)
            ? bytes
            : throw new ContentAlteredException(root, place);
    }
}
