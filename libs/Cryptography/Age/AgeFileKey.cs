using System.Security.Cryptography;
using Neura.Cryptography.Interop;

namespace Neura.Cryptography.Age;

/// <summary>The 16 random bytes that open one payload. They lie in guarded memory and are zeroed on dispose.</summary>
/// <remarks>One file key belongs to one payload: a changed content gets a new one.</remarks>
public sealed class AgeFileKey : IDisposable
{
    /// <summary>Bytes of a file key.</summary>
    public const int Size = 16;

    // Each wrapping key seals one file key only.
    private static readonly byte[] s_zeroNonce = new byte[12];

    private readonly SecureMemory _secret;

    private AgeFileKey(SecureMemory secret) => _secret = secret;

    /// <summary>A new random key.</summary>
    public static AgeFileKey Create()
    {
        var memory = SecureMemory.Allocate(Size);
        using var opened = memory.Open();
        RandomNumberGenerator.Fill(opened.Span);
        return new AgeFileKey(memory);
    }

    /// <summary>Reads 16 bytes; the caller's copy stays the caller's to zero.</summary>
    public static AgeFileKey Import(ReadOnlySpan<byte> bytes) => bytes.Length == Size
        ? new AgeFileKey(SecureMemory.CopyOf(bytes))
        : throw new ArgumentException($"A file key has {Size} bytes.", nameof(bytes));

    /// <summary>Writes the 16 bytes into the caller's buffer.</summary>
    public void Export(Span<byte> destination)
    {
        using var opened = _secret.Open();
        opened.Span.CopyTo(destination);
    }

    public void Dispose() => _secret.Dispose();

    internal byte[] HeaderMac(ReadOnlySpan<byte> header)
    {
        Span<byte> key = stackalloc byte[32];
        using var opened = _secret.Open();
        HKDF.DeriveKey(HashAlgorithmName.SHA256, opened.Span, key, [], "header"u8);
        var mac = HMACSHA256.HashData(key, header);
        CryptographicOperations.ZeroMemory(key);
        return mac;
    }

    internal ChaCha20Poly1305 PayloadCipher(ReadOnlySpan<byte> nonce)
    {
        Span<byte> key = stackalloc byte[32];
        using var opened = _secret.Open();
        HKDF.DeriveKey(HashAlgorithmName.SHA256, opened.Span, key, nonce, "payload"u8);
        var cipher = new ChaCha20Poly1305(key);
        CryptographicOperations.ZeroMemory(key);
        return cipher;
    }

    // The body of a stanza.
    internal byte[] Wrap(ReadOnlySpan<byte> wrappingKey)
    {
        var body = new byte[Size + 16];
        using var cipher = new ChaCha20Poly1305(wrappingKey);
        using var opened = _secret.Open();
        cipher.Encrypt(s_zeroNonce, opened.Span, body.AsSpan(0, Size), body.AsSpan(Size));
        return body;
    }

    internal static AgeFileKey? TryUnwrap(ReadOnlySpan<byte> wrappingKey, ReadOnlySpan<byte> body)
    {
        var memory = SecureMemory.Allocate(Size);
        using var cipher = new ChaCha20Poly1305(wrappingKey);
        using var opened = memory.Open();
        try
        {
            cipher.Decrypt(s_zeroNonce, body[..Size], body[Size..], opened.Span);
            return new AgeFileKey(memory);
        }
        catch (AuthenticationTagMismatchException)
        {
            memory.Dispose();
            return null;
        }
    }
}
