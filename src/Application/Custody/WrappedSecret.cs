using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace NeuraNft.Application.Custody;

/// <summary>
/// Secrets under a key-encryption key: ChaCha20-Poly1305 with a random nonce, bound to what they are. As text they say which version of the
/// ring opens them: <c>v3:…</c>.
/// </summary>
internal static class WrappedSecret
{
    public const int KeySize = 32;
    private const int NonceSize = 12;
    private const int TagSize = 16;

    public static string WrapText(ReadOnlySpan<byte> key, int version, string purpose, ReadOnlySpan<byte> secret) =>
        $"v{version}:{Convert.ToBase64String(Wrap(key, $"{purpose} v{version}", secret))}";

    public static void UnwrapText(ReadOnlySpan<byte> key, string purpose, string text, Span<byte> secret)
    {
        var version = VersionOf(text);
        Unwrap(key, $"{purpose} v{version}", Convert.FromBase64String(text[(text.IndexOf(':') + 1)..]), secret);
    }

    public static int VersionOf(string text) =>
        int.Parse(text.AsSpan(1, text.IndexOf(':') - 1), NumberStyles.None, CultureInfo.InvariantCulture);

    public static byte[] Wrap(ReadOnlySpan<byte> key, string purpose, ReadOnlySpan<byte> secret)
    {
        var wrapped = new byte[NonceSize + secret.Length + TagSize];
        RandomNumberGenerator.Fill(wrapped.AsSpan(0, NonceSize));
        using var cipher = new ChaCha20Poly1305(key);
        cipher.Encrypt(
            wrapped.AsSpan(0, NonceSize), secret, wrapped.AsSpan(NonceSize, secret.Length), wrapped.AsSpan(NonceSize + secret.Length),
            Encoding.UTF8.GetBytes(purpose));
        return wrapped;
    }

    /// <exception cref="CustodyException">KEYS_DAMAGED: it was changed, or is another secret.</exception>
    public static void Unwrap(ReadOnlySpan<byte> key, string purpose, ReadOnlySpan<byte> wrapped, Span<byte> secret)
    {
        if (wrapped.Length != NonceSize + secret.Length + TagSize) throw Damaged();
        using var cipher = new ChaCha20Poly1305(key);
        try
        {
            cipher.Decrypt(
                wrapped[..NonceSize], wrapped.Slice(NonceSize, secret.Length), wrapped[(NonceSize + secret.Length)..], secret,
                Encoding.UTF8.GetBytes(purpose));
        }
        catch (AuthenticationTagMismatchException)
        {
            throw Damaged();
        }
    }

    private static CustodyException Damaged() =>
        new("KEYS_DAMAGED", "A key in the database does not open: it was changed, or put in another's place. Restore the database.");
}
