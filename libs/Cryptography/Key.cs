using System.Security.Cryptography;
using Neura.Cryptography.Interop;

namespace Neura.Cryptography;

/// <summary>A private key with its public half. The secret lies in guarded memory and is zeroed on dispose.</summary>
public sealed class Key : IDisposable
{
    private Key(SignatureAlgorithm algorithm, SecureMemory secret, PublicKey publicKey)
    {
        Algorithm = algorithm;
        Secret = secret;
        PublicKey = publicKey;
    }

    public SignatureAlgorithm Algorithm { get; }

    public PublicKey PublicKey { get; }

    internal SecureMemory Secret { get; }

    /// <summary>A new random key.</summary>
    public static Key Create(SignatureAlgorithm algorithm)
    {
        ArgumentNullException.ThrowIfNull(algorithm);
        Span<byte> seed = stackalloc byte[algorithm.PrivateKeySize];
        try
        {
            RandomNumberGenerator.Fill(seed);
            return FromSeed(algorithm, seed);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(seed);
        }
    }

    /// <summary>Reads a 32-byte seed. The caller's copy stays the caller's to zero.</summary>
    /// <exception cref="FormatException">Not 32 bytes, or the format is not <see cref="KeyBlobFormat.RawPrivateKey"/>.</exception>
    public static Key Import(SignatureAlgorithm algorithm, ReadOnlySpan<byte> blob, KeyBlobFormat format)
    {
        ArgumentNullException.ThrowIfNull(algorithm);
        return format == KeyBlobFormat.RawPrivateKey && blob.Length == algorithm.PrivateKeySize
            ? FromSeed(algorithm, blob)
            : throw new FormatException($"A private key is a seed of {algorithm.PrivateKeySize} bytes.");
    }

    /// <summary>Writes the 32-byte seed, or the public key, into the caller's buffer: no copy is made that nobody zeroes.</summary>
    public void Export(KeyBlobFormat format, Span<byte> destination)
    {
        ObjectDisposedException.ThrowIf(Secret.IsClosed, this);
        if (destination.Length != Algorithm.PrivateKeySize)
            throw new ArgumentException($"The destination must hold {Algorithm.PrivateKeySize} bytes.", nameof(destination));
        if (format == KeyBlobFormat.RawPublicKey) PublicKey.Bytes.CopyTo(destination);
        else if (Sodium.SecretKeyToSeed(destination, Secret) != 0) throw new CryptographicException("The seed could not be read.");
    }

    public void Dispose() => Secret.Dispose();

    private static Key FromSeed(SignatureAlgorithm algorithm, ReadOnlySpan<byte> seed)
    {
        var secret = SecureMemory.Allocate(SignatureAlgorithm.ExpandedKeySize);
        var publicKey = new byte[algorithm.PublicKeySize];
        if (Sodium.SignSeedKeypair(publicKey, secret, seed) == 0)
            return new Key(algorithm, secret, new PublicKey(algorithm, publicKey));
        secret.Dispose();
        throw new CryptographicException("The key pair could not be derived.");
    }
}
