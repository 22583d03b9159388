using System.Buffers.Binary;
using Neura.TransparencyLog.Tree;

namespace Neura.TransparencyLog.Tiles;

/// <summary>A partial tile out of the full one that took its place.</summary>
public static class TilePrefix
{
    /// <summary>Null where the full tile is too short for it.</summary>
    public static byte[]? Of(TileId partial, byte[] full)
    {
        if (partial.Level != TileId.EntriesLevel) return Take(full, partial.Width * TreeHash.Size);
        var length = 0;
        for (var i = 0; i < partial.Width; i++)
        {
            if (full.Length < length + sizeof(ushort)) return null;
            length += sizeof(ushort) + BinaryPrimitives.ReadUInt16BigEndian(full.AsSpan(length));
        }
        return Take(full, length);
    }

    private static byte[]? Take(byte[] full, int length) => full.Length >= length ? full[..length] : null;
}
