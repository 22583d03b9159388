using SimpleBase;

namespace Neura.Near;

/// <summary>Base58 in Bitcoin's alphabet, for values whose length is known beforehand.</summary>
internal static class Base58Text
{
    public static string Encode(ReadOnlySpan<byte> bytes) => Base58.Bitcoin.Encode(bytes);

    /// <summary>False unless the text is the base58 form of at most <paramref name="destination"/>.Length bytes.</summary>
    /// <remarks>Decoding takes quadratic time, so the length of the text is bounded first: 138 characters hold 100 bytes.</remarks>
    public static bool TryDecode(ReadOnlySpan<char> text, Span<byte> destination, out int written)
    {
        written = 0;
        if (text.IsEmpty || text.Length > (destination.Length * 138 / 100) + 2 || !text.ContainsAnyExcept('1') && text.Length > destination.Length)
            return false;
        try
        {
            var decoded = Base58.Bitcoin.Decode(text);
            if (decoded.Length > destination.Length) return false;
            decoded.CopyTo(destination);
            written = decoded.Length;
            Array.Clear(decoded); // It may have been a secret key.
            return true;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidOperationException)
        {
            return false; // The library reports a character outside the alphabet by throwing.
        }
    }

    /// <summary>False unless the text is the base58 form of exactly as many bytes as <paramref name="destination"/> holds.</summary>
    public static bool TryDecodeExactly(ReadOnlySpan<char> text, Span<byte> destination) =>
        TryDecode(text, destination, out var written) && written == destination.Length;
}
