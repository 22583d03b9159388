using System.Security.Cryptography;
using Neura.Cryptography;

namespace Neura.Near;

/// <summary>An Ed25519 key pair. Text form of the secret: "ed25519:" + base58 of seed and public key (64 bytes).</summary>
public sealed class KeyPair : IDisposable
{
    private const int SeedSize = 32;

    private readonly Key _key;

    private KeyPair(Key key)
    {
        _key = key;
        PublicKey = new PublicKey(KeyType.Ed25519, key.PublicKey.Export(KeyBlobFormat.RawPublicKey));
    }

    /// <summary>The public half.</summary>
    public PublicKey PublicKey { get; }

    /// <summary>A new random pair.</summary>
    public static KeyPair Generate() => new(Key.Create(SignatureAlgorithm.Ed25519));

    /// <summary>From the 32-byte seed.</summary>
    public static KeyPair FromSeed(ReadOnlySpan<byte> seed) =>
        new(Key.Import(SignatureAlgorithm.Ed25519, seed, KeyBlobFormat.RawPrivateKey));

    /// <summary>Reads "ed25519:" + base58 of 64 bytes, or of the 32-byte seed alone as some wallets export it.</summary>
    /// <exception cref="NearFormatException">Not such a key, or its public half does not belong to its seed. The text is never
    /// quoted.</exception>
    public static KeyPair Parse(string secret)
    {
        Span<byte> bytes = stackalloc byte[2 * SeedSize];
        try
        {
            if (!KeyText.TrySplit(secret, out var type, out var base58) || type != KeyType.Ed25519
                || !Base58Text.TryDecode(base58, bytes, out var length) || length is not (SeedSize or 2 * SeedSize))
                throw new NearFormatException("Not an Ed25519 secret key: ed25519:<base58 of 64 bytes> expected.");
            var pair = FromSeed(bytes[..SeedSize]);
            if (length == SeedSize || pair.PublicKey.Bytes.SequenceEqual(bytes[SeedSize..])) return pair;
            pair.Dispose();
            throw new NearFormatException("The public half of this secret key does not belong to its seed.");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    /// <summary>The 64 bytes of an Ed25519 signature over the data itself (the chain signs SHA-256 hashes: hash first).</summary>
    public byte[] Sign(ReadOnlySpan<byte> data) => SignatureAlgorithm.Ed25519.Sign(_key, data);

    /// <summary>The secret in text form. Only for writing it to a key file: a string cannot be zeroed.</summary>
    public string ExportSecret()
    {
        Span<byte> bytes = stackalloc byte[2 * SeedSize];
        try
        {
            _key.Export(KeyBlobFormat.RawPrivateKey, bytes[..SeedSize]);
            PublicKey.Bytes.CopyTo(bytes[SeedSize..]);
            return KeyText.Join(KeyType.Ed25519, bytes);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();
}
