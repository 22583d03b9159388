using System.Security.Cryptography;
using System.Text;
using Neura.Cryptography.Age;

namespace NeuraNft.Application.Content;

/// <summary>
/// The bytes behind the last whole chunk, between two requests. A chunk's own nonce seals one plaintext only, so they wait under a key of
/// their own and a random nonce each time.
/// </summary>
internal sealed class UploadTail : IDisposable
{
    private const int NonceSize = 12;
    private const int TagSize = 16;

    private readonly ChaCha20Poly1305 _cipher;

    public UploadTail(AgeFileKey key, Guid sitting)
    {
        Span<byte> secret = stackalloc byte[AgeFileKey.Size];
        Span<byte> derived = stackalloc byte[32];
        key.Export(secret);
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, derived, sitting.ToByteArray(), Encoding.ASCII.GetBytes("neuranft upload tail"));
        _cipher = new ChaCha20Poly1305(derived);
        CryptographicOperations.ZeroMemory(secret);
        CryptographicOperations.ZeroMemory(derived);
    }

    public static long LengthOf(byte[]? sealedTail) => sealedTail is null ? 0 : sealedTail.Length - NonceSize - TagSize;

    public byte[]? Seal(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            return null;
        var tail = new byte[NonceSize + bytes.Length + TagSize];
        RandomNumberGenerator.Fill(tail.AsSpan(0, NonceSize));
        _cipher.Encrypt(
            tail.AsSpan(0, NonceSize), bytes, tail.AsSpan(NonceSize, bytes.Length), tail.AsSpan(NonceSize + bytes.Length, TagSize));
        return tail;
    }

    /// <exception cref="AuthenticationTagMismatchException">It was altered.</exception>
    public byte[] Open(ReadOnlySpan<byte> tail)
    {
        var bytes = new byte[tail.Length - NonceSize - TagSize];
        _cipher.Decrypt(tail[..NonceSize], tail[NonceSize..^TagSize], tail[^TagSize..], bytes);
        return bytes;
    }

    public void Dispose() => _cipher.Dispose();
}
