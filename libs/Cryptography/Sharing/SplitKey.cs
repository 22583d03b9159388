using System.Security.Cryptography;
using Neura.Cryptography.Interop;

namespace Neura.Cryptography.Sharing;

/// <summary>A random key that can be split into shares: a scalar of ristretto255 (some 252 bits), in guarded memory.</summary>
public sealed class SplitKey : IDisposable
{
    /// <summary>Bytes of the key.</summary>
    public const int Size = Scalar.Size;

    internal SplitKey(SecureMemory secret) => Secret = secret;

    internal SecureMemory Secret { get; }

    /// <summary>Names the key and tells nothing of it: <see cref="ShareCommitments.KeyId"/> of its shares.</summary>
    public string KeyId => ShareCommitments.KeyIdOf(Scalar.Point(Secret));

    /// <summary>A new random key.</summary>
    public static SplitKey Create() => new(Scalar.Random());

    /// <summary>Reads 32 bytes that <see cref="Export"/> wrote; the caller's copy stays the caller's to zero.</summary>
    /// <exception cref="FormatException">No such key.</exception>
    public static SplitKey Import(ReadOnlySpan<byte> bytes) =>
        Scalar.IsCanonical(bytes) ? new SplitKey(SecureMemory.CopyOf(bytes)) : throw new FormatException("Not a key of this kind.");

    /// <summary>Writes the 32 bytes into the caller's buffer.</summary>
    public void Export(Span<byte> destination)
    {
        using var opened = Secret.Open();
        opened.Span.CopyTo(destination);
    }

    /// <summary>
    /// A key for one purpose: HKDF with SHA-256. The scalar itself, which is not uniform over its bits, encrypts nothing.
    /// </summary>
    public void DeriveBytes(ReadOnlySpan<byte> purpose, Span<byte> destination)
    {
        using var opened = Secret.Open();
        HKDF.DeriveKey(HashAlgorithmName.SHA256, opened.Span, destination, [], purpose);
    }

    public void Dispose() => Secret.Dispose();
}
