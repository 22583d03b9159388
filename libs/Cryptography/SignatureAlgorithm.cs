using System.Security.Cryptography;
using Neura.Cryptography.Interop;

namespace Neura.Cryptography;

/// <summary>Ed25519 (RFC 8032, PureEdDSA), by libsodium. Stateless and safe to share between threads.</summary>
public sealed class SignatureAlgorithm
{
    internal const int ExpandedKeySize = 64;

    private SignatureAlgorithm() { }

    public static SignatureAlgorithm Ed25519 { get; } = new();

    /// <summary>32 bytes: the seed.</summary>
    public int PrivateKeySize { get; } = 32;

    /// <summary>32 bytes.</summary>
    public int PublicKeySize { get; } = 32;

    /// <summary>64 bytes: R and S.</summary>
    public int SignatureSize { get; } = 64;

    /// <summary>Signs; the same key and data always give the same 64 bytes.</summary>
    public byte[] Sign(Key key, ReadOnlySpan<byte> data)
    {
        ArgumentNullException.ThrowIfNull(key);
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
        return signature.Length == SignatureSize
            && Sodium.VerifyDetached(signature, data, (ulong)data.Length, publicKey.Bytes) == 0;
    }
}
