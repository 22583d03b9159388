using System.Security.Cryptography;

namespace Neura.ContentStore;

/// <summary>
/// The root CID of a file by the profile unixfs-v1-2025: raw leaves of 1 MiB, a balanced tree of dag-pb nodes of at most 1,024
/// links, CIDv1, SHA-256. A file of one leaf is that leaf. Holds at most one unfinished node a level.
/// https://github.com/ipfs/specs/pull/499, https://github.com/ipfs/specs/blob/main/src/unixfs.md
/// </summary>
internal sealed class UnixFsTree(UnixFsProfile profile, Action<byte[]>? nodes = null) : IDisposable
{
    private readonly IncrementalHash _chunk = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<List<UnixFsLink>> _levels = [[]];
    private int _chunkLength;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            // Only now, when a byte follows, is it sure that a full chunk is not the last.
            if (_chunkLength == profile.ChunkSize)
                EndChunk();
            var taken = Math.Min(bytes.Length, profile.ChunkSize - _chunkLength);
            _chunk.AppendData(bytes[..taken]);
            _chunkLength += taken;
            bytes = bytes[taken..];
        }
    }

    public Cid Finish()
    {
        EndChunk();
        for (var level = 0; level < _levels.Count; level++)
        {
            if (level == _levels.Count - 1 && _levels[level].Count == 1)
                break;
            EndNode(level);
        }

        return _levels[^1][0].Cid;
    }

    public void Dispose() => _chunk.Dispose();

    private void EndChunk()
    {
        var cid = Cid.Of(CidCodec.Raw, _chunk.GetHashAndReset());
        Add(0, new UnixFsLink(cid, _chunkLength, _chunkLength));
        _chunkLength = 0;
    }

    private void Add(int level, UnixFsLink link)
    {
        if (level == _levels.Count)
            _levels.Add([]);
        if (_levels[level].Count == profile.MaxLinks)
            EndNode(level);
        _levels[level].Add(link);
    }

    private void EndNode(int level)
    {
        var links = _levels[level];
        var node = UnixFsNode.Encode(links);
        nodes?.Invoke(node);
        var link = new UnixFsLink(
            Cid.Of(CidCodec.DagPb, SHA256.HashData(node)),
            links.Sum(child => child.FileSize),
            node.Length + links.Sum(child => child.TotalSize));
        links.Clear();
        Add(level + 1, link);
    }
}
