using System.Security.Cryptography;
using Neura.Cryptography.Interop;

namespace Neura.Cryptography;

/// <summary>What two parties agreed on. Not a key yet: one is derived from it (HKDF).</summary>
public sealed class SharedSecret : IDisposable
{
    private readonly SecureMemory _secret;

    internal SharedSecret(SecureMemory secret) => _secret = secret;

    /// <summary>HKDF (RFC 5869) with SHA-256 over the secret.</summary>
    public void DeriveBytes(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> info, Span<byte> destination)
    {
        using var secret = _secret.Open();
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret.Span, destination, salt, info);
    }

    /// <summary>Writes the 32 bytes into the caller's buffer.</summary>
    public void Export(Span<byte> destination)
    {
        using var secret = _secret.Open();
        secret.Span.CopyTo(destination);
    }

    public void Dispose() => _secret.Dispose();
}
