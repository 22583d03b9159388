using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Neura.TransparencyLog.Tree;

/// <summary>A hash of an RFC 6962 Merkle tree: SHA-256, 32 bytes.</summary>
public readonly record struct TreeHash
{
    public const int Size = 32;

    private const int MaxOnStack = 1024;

    private readonly Bytes32 _bytes;

    public TreeHash(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Size) throw new ArgumentException("A hash has 32 bytes.", nameof(bytes));
        bytes.CopyTo(_bytes);
    }

    /// <summary>The root of a tree without leaves.</summary>
    public static TreeHash OfNothing { get; } = new(SHA256.HashData([]));

    /// <summary>SHA-256(0x00 ‖ entry).</summary>
    public static TreeHash OfLeaf(ReadOnlySpan<byte> entry)
    {
        var prefixed = entry.Length < MaxOnStack ? stackalloc byte[entry.Length + 1] : new byte[entry.Length + 1];
        prefixed[0] = 0;
        entry.CopyTo(prefixed[1..]);
        Span<byte> hash = stackalloc byte[Size];
        SHA256.HashData(prefixed, hash);
        return new TreeHash(hash);
    }

    /// <summary>SHA-256(0x01 ‖ left ‖ right).</summary>
    public static TreeHash OfNode(in TreeHash left, in TreeHash right)
    {
        Span<byte> node = stackalloc byte[(2 * Size) + 1];
        node[0] = 1;
        left.CopyTo(node[1..]);
        right.CopyTo(node[(Size + 1)..]);
        Span<byte> hash = stackalloc byte[Size];
        SHA256.HashData(node, hash);
        return new TreeHash(hash);
    }

    /// <summary>Canonical base64 of 32 bytes, 44 characters; anything else is false.</summary>
    public static bool TryParse(string text, out TreeHash hash)
    {
        Span<byte> bytes = stackalloc byte[Size + 1];
        var read = Convert.TryFromBase64String(text, bytes, out var length) && length == Size;
        hash = read ? new TreeHash(bytes[..Size]) : default;
        return read && hash.ToString() == text;
    }

    public void CopyTo(Span<byte> destination) => ((ReadOnlySpan<byte>)_bytes).CopyTo(destination);

    public bool Equals(TreeHash other) => ((ReadOnlySpan<byte>)_bytes).SequenceEqual(other._bytes);

    public override int GetHashCode() => MemoryMarshal.Read<int>(_bytes);

    /// <summary>Base64.</summary>
    public override string ToString() => Convert.ToBase64String(_bytes);

    [InlineArray(Size)]
    private struct Bytes32
    {
#pragma warning disable IDE0044, IDE0051, S1144 // The runtime repeats this field.
        private byte _first;
#pragma warning restore IDE0044, IDE0051, S1144
    }
}
