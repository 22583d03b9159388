using System.Security.Cryptography;
using Neura.Cryptography.Interop;

namespace Neura.Cryptography;

/// <summary>A private key with its public half. The secret lies in guarded memory and is zeroed on dispose.</summary>
public sealed class Key : IDisposable
{
    private Key(Algorithm algorithm, SecureMemory secret, PublicKey publicKey)
    {
        Algorithm = algorithm;
        Secret = secret;
        PublicKey = publicKey;
    }

    public Algorithm Algorithm { get; }

    public PublicKey PublicKey { get; }

    internal SecureMemory Secret { get; }

    /// <summary>A new random key.</summary>
    public static Key Create(Algorithm algorithm)
    {
        ArgumentNullException.ThrowIfNull(algorithm);
        Span<byte> seed = stackalloc byte[algorithm.PrivateKeySize];
        try
        {
            RandomNumberGenerator.Fill(seed);
            return From(algorithm, seed);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(seed);
        }
    }

    /// <summary>
    /// Reads the 32 bytes of a private key: Ed25519's seed, X25519's scalar. The caller's copy stays the caller's to zero.
    /// </summary>
    /// <exception cref="FormatException">Not 32 bytes, or the format is not <see cref="KeyBlobFormat.RawPrivateKey"/>.</exception>
    public static Key Import(Algorithm algorithm, ReadOnlySpan<byte> blob, KeyBlobFormat format)
    {
        ArgumentNullException.ThrowIfNull(algorithm);
        return format == KeyBlobFormat.RawPrivateKey && blob.Length == algorithm.PrivateKeySize
            ? From(algorithm, blob)
            : throw new FormatException($"A private key has {algorithm.PrivateKeySize} bytes.");
    }

    /// <summary>
    /// Writes the 32 bytes of the private key, or the public key, into the caller's buffer: no copy is made that nobody zeroes.
    /// </summary>
    public void Export(KeyBlobFormat format, Span<byte> destination)
    {
        ObjectDisposedException.ThrowIf(Secret.IsClosed, this);
        if (destination.Length != Algorithm.PrivateKeySize)
            throw new ArgumentException($"The destination must hold {Algorithm.PrivateKeySize} bytes.", nameof(destination));
        if (format == KeyBlobFormat.RawPublicKey) PublicKey.Bytes.CopyTo(destination);
        else Algorithm.ExportPrivateKey(Secret, destination);
    }

    public void Dispose() => Secret.Dispose();

    private static Key From(Algorithm algorithm, ReadOnlySpan<byte> privateKey)
    {
        SodiumLibrary.EnsureInitialised();
        var publicKey = new byte[algorithm.PublicKeySize];
        var secret = algorithm.Expand(privateKey, publicKey);
        return new Key(algorithm, secret, new PublicKey(algorithm, publicKey));
    }
}
