using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace NeuraNft.Application.Erasure;

/// <summary>
/// A text under a subject's key: "env1:" and base64url of key id (16) ‖ nonce (12) ‖ ChaCha20-Poly1305 of salt (32) ‖ UTF-8 ‖ tag (16).
/// The salt and the nonce are random: the audit log commits to the envelope, and without the key nobody can tell by trying which text
/// it holds. Stored format; change only by adding a version.
/// </summary>
internal static class Envelope
{
    public const int KeySize = 32;

    private const string Prefix = "env1:";
    private const int IdSize = 16, NonceSize = 12, SaltSize = 32, TagSize = 16;

    public static string Seal(Guid id, ReadOnlySpan<byte> key, string text)
    {
        var plain = new byte[SaltSize + Encoding.UTF8.GetByteCount(text)];
        RandomNumberGenerator.Fill(plain.AsSpan(0, SaltSize));
        Encoding.UTF8.GetBytes(text, plain.AsSpan(SaltSize));
        var whole = new byte[IdSize + NonceSize + plain.Length + TagSize];
        id.TryWriteBytes(whole, bigEndian: true, out _);
        var nonce = whole.AsSpan(IdSize, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new ChaCha20Poly1305(key);
        cipher.Encrypt(
            nonce, plain, whole.AsSpan(IdSize + NonceSize, plain.Length), whole.AsSpan(whole.Length - TagSize), whole.AsSpan(0, IdSize));
        CryptographicOperations.ZeroMemory(plain);
        return Prefix + Base64Url.EncodeToString(whole);
    }

    /// <summary>Is it one, and under which key? A text of before there were envelopes is none.</summary>
    public static bool TryRead(string stored, out Guid id, [NotNullWhen(true)] out byte[]? whole)
    {
        (id, whole) = (default, null);
        if (!stored.StartsWith(Prefix, StringComparison.Ordinal) || !Base64Url.IsValid(stored.AsSpan(Prefix.Length), out var length)
            || length < IdSize + NonceSize + SaltSize + TagSize)
            return false;
        whole = Base64Url.DecodeFromChars(stored.AsSpan(Prefix.Length));
        id = new Guid(whole.AsSpan(0, IdSize), bigEndian: true);
        return true;
    }

    /// <exception cref="AuthenticationTagMismatchException">It was changed, or is under another key.</exception>
    public static string Open(ReadOnlySpan<byte> whole, ReadOnlySpan<byte> key)
    {
        var sealedPart = whole[(IdSize + NonceSize)..^TagSize];
        var plain = new byte[sealedPart.Length];
        using var cipher = new ChaCha20Poly1305(key);
        cipher.Decrypt(whole.Slice(IdSize, NonceSize), sealedPart, whole[^TagSize..], plain, whole[..IdSize]);
        return Encoding.UTF8.GetString(plain.AsSpan(SaltSize));
    }
}
