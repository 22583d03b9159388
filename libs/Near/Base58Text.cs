using System.Buffers;
using SimpleBase;

namespace Neura.Near;

/// <summary>Base58 in Bitcoin's alphabet, for values whose length is known beforehand.</summary>
internal static class Base58Text
{
    private static readonly SearchValues<char> s_alphabet =
        SearchValues.Create("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz");

    public static string Encode(ReadOnlySpan<byte> bytes) => Base58.Bitcoin.Encode(bytes);

    /// <summary>False unless the text is the base58 form of at most <paramref name="destination"/>.Length bytes.</summary>
    /// <remarks>
    /// Decoding takes quadratic time, so the length is bounded first: n bytes take at most 1.37 n characters. The alphabet is
    /// checked here since the library runs past its table on characters beyond ASCII.
    /// </remarks>
    public static bool TryDecode(ReadOnlySpan<char> text, Span<byte> destination, out int written)
    {
        written = 0;
        if (text.IsEmpty || text.Length > (destination.Length * 138 / 100) + 1 || text.ContainsAnyExcept(s_alphabet)) return false;
        var decoded = Base58.Bitcoin.Decode(text);
        var fits = decoded.Length <= destination.Length;
        if (fits) decoded.CopyTo(destination);
        if (fits) written = decoded.Length;
        Array.Clear(decoded); // It may have been a secret key.
        return fits;
    }

    /// <summary>False unless the text is the base58 form of exactly as many bytes as <paramref name="destination"/> holds.</summary>
    public static bool TryDecodeExactly(ReadOnlySpan<char> text, Span<byte> destination) =>
        TryDecode(text, destination, out var written) && written == destination.Length;
}
