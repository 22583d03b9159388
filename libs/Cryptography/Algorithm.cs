using Neura.Cryptography.Interop;

namespace Neura.Cryptography;

/// <summary>What a key is for. Stateless and safe to share between threads.</summary>
public abstract class Algorithm
{
    private protected Algorithm() { }

    /// <summary>Bytes of a private key as it is imported and exported.</summary>
    public int PrivateKeySize { get; } = 32;

    /// <summary>Bytes of a public key.</summary>
    public int PublicKeySize { get; } = 32;

    /// <summary>Expands the imported bytes into what libsodium computes with.</summary>
    internal abstract SecureMemory Expand(ReadOnlySpan<byte> privateKey, Span<byte> publicKey);

    internal abstract void ExportPrivateKey(SecureMemory secret, Span<byte> destination);

    internal abstract bool IsUsable(ReadOnlySpan<byte> publicKey);
}
