using System.Security.Cryptography;
using Neura.Cryptography.Interop;

namespace Neura.Cryptography;

/// <summary>Ed25519 (RFC 8032, PureEdDSA), by libsodium. A private key is its seed.</summary>
public sealed class SignatureAlgorithm : Algorithm
{
    private const int ExpandedKeySize = 64;

    private SignatureAlgorithm() { }

    public static SignatureAlgorithm Ed25519 { get; } = new();

    /// <summary>64 bytes: R and S.</summary>
    public int SignatureSize { get; } = 64;

    /// <summary>Signs; the same key and data always give the same 64 bytes.</summary>
    public byte[] Sign(Key key, ReadOnlySpan<byte> data)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key.Algorithm != this) throw new ArgumentException("Not a key to sign with.", nameof(key));
        ObjectDisposedException.ThrowIf(key.Secret.IsClosed, key);
        var signature = new byte[SignatureSize];
        return Sodium.SignDetached(signature, nint.Zero, data, (ulong)data.Length, key.Secret) == 0
            ? signature
            : throw new CryptographicException("The signature could not be made.");
    }

    /// <summary>
    /// False for anything but a valid signature: wrong length, S not reduced modulo the group order, R or key of low order or
    /// not canonical. S has to be canonical because otherwise a stranger can turn one valid signature into another.
    /// </summary>
    public bool Verify(PublicKey publicKey, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        ArgumentNullException.ThrowIfNull(publicKey);
        return publicKey.Algorithm == this
            && signature.Length == SignatureSize
            && Sodium.VerifyDetached(signature, data, (ulong)data.Length, publicKey.Bytes) == 0;
    }

    internal override SecureMemory Expand(ReadOnlySpan<byte> privateKey, Span<byte> publicKey)
    {
        var secret = SecureMemory.Allocate(ExpandedKeySize);
        if (Sodium.SignSeedKeypair(publicKey, secret, privateKey) == 0) return secret;
        secret.Dispose();
        throw new CryptographicException("The key pair could not be derived.");
    }

    internal override void ExportPrivateKey(SecureMemory secret, Span<byte> destination)
    {
        if (Sodium.SecretKeyToSeed(destination, secret) != 0) throw new CryptographicException("The seed could not be read.");
    }

    // A key of low order verifies one signature for many messages; the check has to come before any trust in the key.
    internal override bool IsUsable(ReadOnlySpan<byte> publicKey) => Sodium.IsValidPoint(publicKey) == 1;
}
