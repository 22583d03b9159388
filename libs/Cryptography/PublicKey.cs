using System.Security.Cryptography;
using Neura.Cryptography.Interop;

namespace Neura.Cryptography;

/// <summary>A public key. One of Ed25519 is a point of the prime-order group: never of low order, never in a second encoding.</summary>
public sealed class PublicKey : IEquatable<PublicKey>
{
    private readonly byte[] _bytes;

    internal PublicKey(Algorithm algorithm, byte[] bytes)
    {
        Algorithm = algorithm;
        _bytes = bytes;
    }

    public Algorithm Algorithm { get; }

    public int Size => _bytes.Length;

    internal ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>Reads 32 raw bytes.</summary>
    /// <exception cref="FormatException">The bytes are no usable public key.</exception>
    public static PublicKey Import(Algorithm algorithm, ReadOnlySpan<byte> blob, KeyBlobFormat format) =>
        TryImport(algorithm, blob, format, out var key)
            ? key
            : throw new FormatException("Not a public key: wrong length, not on the curve, not canonical, or of low order.");

    /// <summary>Reads 32 raw bytes; false where they are of the wrong length, off the curve, not canonical or of low order.</summary>
    public static bool TryImport(
        Algorithm algorithm, ReadOnlySpan<byte> blob, KeyBlobFormat format,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out PublicKey? key)
    {
        ArgumentNullException.ThrowIfNull(algorithm);
        SodiumLibrary.EnsureInitialised();
        var usable = format == KeyBlobFormat.RawPublicKey
            && blob.Length == algorithm.PublicKeySize
            && algorithm.IsUsable(blob);
        key = usable ? new PublicKey(algorithm, blob.ToArray()) : null;
        return usable;
    }

    public byte[] Export(KeyBlobFormat format) => format == KeyBlobFormat.RawPublicKey
        ? [.. _bytes]
        : throw new ArgumentException("A public key exports as RawPublicKey only.", nameof(format));

    public bool Equals(PublicKey? other) =>
        other is not null && Algorithm == other.Algorithm && CryptographicOperations.FixedTimeEquals(_bytes, other._bytes);

    public override bool Equals(object? obj) => Equals(obj as PublicKey);

    public override int GetHashCode() => BitConverter.ToInt32(_bytes);
}
