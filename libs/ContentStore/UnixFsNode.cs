namespace Neura.ContentStore;

/// <summary>
/// A file's inner node: UnixFS data within dag-pb. The order of fields is part of the format, links before data:
/// https://ipld.io/specs/codecs/dag-pb/spec/
/// </summary>
internal static class UnixFsNode
{
    private const byte File = 2;

    public static byte[] Encode(IReadOnlyList<UnixFsLink> links)
    {
        var node = new MemoryStream();
        foreach (var link in links)
            WriteBytes(node, 2, EncodeLink(link));
        WriteBytes(node, 1, EncodeData(links));
        return node.ToArray();
    }

    /// <summary>The links of a node; null where it is anything else than what <see cref="Encode"/> writes.</summary>
    public static IReadOnlyList<UnixFsLink>? TryDecode(ReadOnlySpan<byte> node)
    {
        var fields = new ProtobufFields(node);
        var found = new List<(Cid Cid, long TotalSize)>();
        while (fields.TryBytes(2, out var link))
        {
            var parts = new ProtobufFields(link);
            if (!parts.TryBytes(1, out var cid) || Cid.TryRead(cid) is not { } child || !parts.TryBytes(2, out _)
                || !parts.TryNumber(3, out var total))
                return null;
            found.Add((child, total));
        }

        if (!fields.TryBytes(1, out var bytes))
            return null;
        var data = new ProtobufFields(bytes);
        if (!data.TryNumber(1, out _) || !data.TryNumber(3, out _))
            return null;
        var links = new List<UnixFsLink>(found.Count);
        foreach (var (cid, total) in found)
        {
            if (!data.TryNumber(4, out var size))
                return null;
            links.Add(new UnixFsLink(cid, size, total));
        }

        // One content has one encoding: what reads the same and is written otherwise is refused.
        return links.Count > 0 && Encode(links).AsSpan().SequenceEqual(node) ? links : null;
    }

    private static byte[] EncodeLink(UnixFsLink link)
    {
        var message = new MemoryStream();
        WriteBytes(message, 1, link.Cid.Bytes);
        // A file's links have no name, but the empty name is written.
        WriteBytes(message, 2, []);
        WriteNumber(message, 3, link.TotalSize);
        return message.ToArray();
    }

    private static byte[] EncodeData(IReadOnlyList<UnixFsLink> links)
    {
        var message = new MemoryStream();
        WriteNumber(message, 1, File);
        WriteNumber(message, 3, links.Sum(link => link.FileSize));
        foreach (var link in links)
            WriteNumber(message, 4, link.FileSize);
        return message.ToArray();
    }

    private static void WriteBytes(MemoryStream to, int field, ReadOnlySpan<byte> bytes)
    {
        WriteVarint(to, ((ulong)field << 3) | 2);
        WriteVarint(to, (ulong)bytes.Length);
        to.Write(bytes);
    }

    private static void WriteNumber(MemoryStream to, int field, long number)
    {
        WriteVarint(to, (ulong)field << 3);
        WriteVarint(to, (ulong)number);
    }

    private static void WriteVarint(MemoryStream to, ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            to.WriteByte((byte)(value | 0x80));
        to.WriteByte((byte)value);
    }
}
