using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Neura.ContentStore;

/// <summary>The blocks of a content that lies whole in a file, with its tree's inner nodes beside it.</summary>
internal sealed class FileBlocks(FileStream file, IReadOnlyDictionary<Cid, byte[]> nodes) : IBlockSource, IDisposable
{
    public async Task<ReadOnlyMemory<byte>> ReadAsync(BlockPlace place, CancellationToken cancellationToken)
    {
        if (place.Cid.Codec == CidCodec.DagPb)
            return nodes.GetValueOrDefault(place.Cid);
        var bytes = new byte[Math.Min(place.Size, UnixFsProfile.V1.ChunkSize)];
        var read = 0;
        while (read < bytes.Length)
        {
            var count = await RandomAccess.ReadAsync(file.SafeFileHandle, bytes.AsMemory(read), place.Offset + read, cancellationToken);
            if (count == 0)
                break;
            read += count;
        }

        return bytes.AsMemory(0, read);
    }

    public void Dispose() => file.Dispose();

    /// <summary>Nodes by the CIDs that their bytes have: what was altered on disk is not found.</summary>
    public static Dictionary<Cid, byte[]> Index(IEnumerable<byte[]> nodes) =>
        nodes.GroupBy(n => Cid.Of(CidCodec.DagPb, SHA256.HashData(n))).ToDictionary(g => g.Key, g => g.First());

    /// <param name="file">Nodes, each behind its length; whatever does not read so ends the list.</param>
    public static Dictionary<Cid, byte[]> Index(byte[] file)
    {
        var nodes = new List<byte[]>();
        for (var at = 0; at + 4 <= file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(at));
            if (length <= 0 || length > file.Length - at - 4)
                break;
            nodes.Add(file[(at + 4)..(at + 4 + length)]);
            at += 4 + length;
        }

        return Index(nodes);
    }
}
