using System.Buffers.Binary;

namespace Neura.TransparencyLog.Tiles;

/// <summary>Up to 256 entries, each with its length before it: two bytes, big-endian.</summary>
public static class EntryBundle
{
    /// <summary>Bytes of an entry at most.</summary>
    public const int MaxEntry = ushort.MaxValue;

    public static void Append(List<byte> bundle, ReadOnlySpan<byte> entry)
    {
        if (entry.Length > MaxEntry) throw new ArgumentException($"An entry has {MaxEntry} bytes at most.", nameof(entry));
        Span<byte> length = stackalloc byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)entry.Length);
        bundle.AddRange(length);
        bundle.AddRange(entry);
    }

    /// <summary>The entries of a bundle; false where it does not hold exactly <paramref name="count"/>.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> bundle, int count, out IReadOnlyList<ReadOnlyMemory<byte>> entries)
    {
        var read = new List<ReadOnlyMemory<byte>>(count);
        entries = read;
        while (bundle.Length >= sizeof(ushort) && read.Count < count)
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(bundle.Span);
            if (bundle.Length < sizeof(ushort) + length) return false;
            read.Add(bundle.Slice(sizeof(ushort), length));
            bundle = bundle[(sizeof(ushort) + length)..];
        }
        return read.Count == count && bundle.IsEmpty;
    }
}
