using System.Buffers.Binary;

namespace NeuraNft.Application.Content.Providers;

/// <summary>A tree's inner nodes in one column: each behind its length.</summary>
internal static class TreeNodes
{
    public static byte[] Pack(IReadOnlyList<byte[]> nodes)
    {
        var packed = new byte[nodes.Sum(n => n.Length + 4)];
        var at = 0;
        foreach (var node in nodes)
        {
            BinaryPrimitives.WriteInt32LittleEndian(packed.AsSpan(at), node.Length);
            node.CopyTo(packed, at + 4);
            at += node.Length + 4;
        }

        return packed;
    }

    public static IReadOnlyList<byte[]> Unpack(byte[] packed)
    {
        var nodes = new List<byte[]>();
        for (var at = 0; at < packed.Length;)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(packed.AsSpan(at));
            nodes.Add(packed[(at + 4)..(at + 4 + length)]);
            at += 4 + length;
        }

        return nodes;
    }
}
