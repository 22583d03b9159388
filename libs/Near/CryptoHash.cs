using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json.Serialization;
using Neura.Near.Json;

namespace Neura.Near;

/// <summary>32 bytes, mostly a SHA-256, written in base58: block hashes, transaction hashes, receipt ids.</summary>
[JsonConverter(typeof(CryptoHashJsonConverter))]
public readonly record struct CryptoHash
{
    /// <summary>Bytes of a hash.</summary>
    public const int Size = 32;

    // Four words instead of an array: a value without an allocation, and equality for free.
    private readonly ulong _a, _b, _c, _d;

    /// <exception cref="NearFormatException">Not exactly 32 bytes.</exception>
    public CryptoHash(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Size) throw new NearFormatException("A hash has 32 bytes.");
        _a = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        _b = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        _c = BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]);
        _d = BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]);
    }

    /// <summary>The SHA-256 of data.</summary>
    public static CryptoHash OfSha256(ReadOnlySpan<byte> data)
    {
        Span<byte> hash = stackalloc byte[Size];
        SHA256.HashData(data, hash);
        return new CryptoHash(hash);
    }

    /// <exception cref="NearFormatException">Not the base58 form of 32 bytes.</exception>
    public static CryptoHash Parse(string text) =>
        TryParse(text, out var hash) ? hash : throw new NearFormatException("Not a hash: base58 of 32 bytes expected.");

    /// <summary>False where the text is not the base58 form of 32 bytes.</summary>
    public static bool TryParse(string? text, out CryptoHash hash)
    {
        Span<byte> bytes = stackalloc byte[Size];
        var valid = text is not null && Base58Text.TryDecodeExactly(text, bytes);
        hash = valid ? new CryptoHash(bytes) : default;
        return valid;
    }

    /// <summary>Reads base58 in UTF-8, without allocating.</summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out CryptoHash hash)
    {
        Span<byte> bytes = stackalloc byte[Size];
        var valid = Base58Text.TryDecodeExactly(utf8, bytes);
        hash = valid ? new CryptoHash(bytes) : default;
        return valid;
    }

    /// <summary>The 32 bytes.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[Size];
        CopyTo(bytes);
        return bytes;
    }

    /// <summary>Writes the 32 bytes, without allocating.</summary>
    public void CopyTo(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt64BigEndian(destination, _a);
        BinaryPrimitives.WriteUInt64BigEndian(destination[8..], _b);
        BinaryPrimitives.WriteUInt64BigEndian(destination[16..], _c);
        BinaryPrimitives.WriteUInt64BigEndian(destination[24..], _d);
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Size];
        CopyTo(bytes);
        return Base58Text.Encode(bytes);
    }
}
