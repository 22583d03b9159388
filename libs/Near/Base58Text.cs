using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using SimpleBase;

namespace Neura.Near;

/// <summary>Base58 in Bitcoin's alphabet, for values whose length is known beforehand.</summary>
internal static class Base58Text
{
    private static readonly SearchValues<char> s_alphabet =
        SearchValues.Create("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz");

    /// <summary>A secp256k1 signature: nothing that this library reads in base58 is longer.</summary>
    private const int LargestValue = 65;

    public static string Encode(ReadOnlySpan<byte> bytes) => Base58.Bitcoin.Encode(bytes);

    /// <summary>False unless the text is the base58 form of at most <paramref name="destination"/>.Length bytes.</summary>
    /// <remarks>
    /// Decoding takes quadratic time, so the length is bounded first: n bytes take at most 1.37 n characters. The alphabet is
    /// checked here since the library runs past its table on characters beyond ASCII.
    /// </remarks>
    public static bool TryDecode(ReadOnlySpan<char> text, Span<byte> destination, out int written)
    {
        written = 0;
        if (text.IsEmpty || text.Length > LongestText(destination.Length) || text.ContainsAnyExcept(s_alphabet)) return false;
        // The library may use more room than the result takes; what it leaves may have been a secret key.
        Span<byte> room = stackalloc byte[LargestValue + 16];
        var decoded = Base58.Bitcoin.TryDecode(text, room, out var length) && length <= destination.Length;
        if (decoded) room[..length].CopyTo(destination);
        if (decoded) written = length;
        CryptographicOperations.ZeroMemory(room);
        return decoded;
    }

    /// <summary>False unless the text is the base58 form of exactly as many bytes as <paramref name="destination"/> holds.</summary>
    public static bool TryDecodeExactly(ReadOnlySpan<char> text, Span<byte> destination) =>
        TryDecode(text, destination, out var written) && written == destination.Length;

    /// <summary>The same for text in UTF-8.</summary>
    public static bool TryDecodeExactly(ReadOnlySpan<byte> text, Span<byte> destination)
    {
        if (text.Length > LongestText(destination.Length)) return false;
        Span<char> characters = stackalloc char[LongestText(LargestValue)];
        return Ascii.ToUtf16(text, characters, out var length) == OperationStatus.Done
            && TryDecodeExactly(characters[..length], destination);
    }

    private static int LongestText(int bytes) => (bytes * 138 / 100) + 1;
}
