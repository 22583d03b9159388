using System.Security.Cryptography;
using Neura.Cryptography.Interop;

namespace Neura.Cryptography;

/// <summary>X25519 (RFC 7748), by libsodium.</summary>
public sealed class KeyAgreementAlgorithm : Algorithm
{
    private KeyAgreementAlgorithm() { }

    public static KeyAgreementAlgorithm X25519 { get; } = new();

    /// <summary>32 bytes.</summary>
    public int SharedSecretSize { get; } = 32;

    /// <summary>
    /// The shared secret, or null where the other's point is of low order: then the secret would be all zeros, known to everyone.
    /// </summary>
    public SharedSecret? Agree(Key key, PublicKey otherPublicKey)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(otherPublicKey);
        if (key.Algorithm != this || otherPublicKey.Algorithm != this)
            throw new ArgumentException("Both keys have to be of this algorithm.", nameof(key));
        ObjectDisposedException.ThrowIf(key.Secret.IsClosed, key);
        var shared = SecureMemory.Allocate(SharedSecretSize);
        if (Sodium.X25519(shared, key.Secret, otherPublicKey.Bytes) == 0) return new SharedSecret(shared);
        shared.Dispose();
        return null;
    }

    internal override SecureMemory Expand(ReadOnlySpan<byte> privateKey, Span<byte> publicKey)
    {
        var secret = SecureMemory.CopyOf(privateKey);
        if (Sodium.X25519Base(publicKey, secret) == 0) return secret;
        secret.Dispose();
        throw new CryptographicException("The key pair could not be derived.");
    }

    internal override void ExportPrivateKey(SecureMemory secret, Span<byte> destination)
    {
        using var opened = secret.Open();
        opened.Span.CopyTo(destination);
    }

    // RFC 7748 takes every 32 bytes; a point of low order shows when a secret is agreed on.
    internal override bool IsUsable(ReadOnlySpan<byte> publicKey) => true;
}
