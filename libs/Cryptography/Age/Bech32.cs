namespace Neura.Cryptography.Age;

/// <summary>Bech32 (BIP 173) of 32 bytes, without its limit of 90 characters; constant tables are the standard's.</summary>
internal static class Bech32
{
    private const string Alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private const int DataSymbols = 52;
    private const int ChecksumSymbols = 6;

    private static ReadOnlySpan<uint> Generator => [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

    /// <summary>Characters of 32 bytes under a prefix (without the separator 1).</summary>
    public static int LengthOf(string prefix) => prefix.Length + 1 + DataSymbols + ChecksumSymbols;

    /// <summary>Lower case where the prefix is lower case, else upper case.</summary>
    public static void Encode(string prefix, ReadOnlySpan<byte> data, Span<char> text)
    {
        Span<byte> symbols = stackalloc byte[DataSymbols + ChecksumSymbols];
        Regroup(data, symbols);
        symbols[DataSymbols..].Clear();
        var checksum = Checksum(prefix, symbols) ^ 1;
        for (var i = 0; i < ChecksumSymbols; i++) symbols[DataSymbols + i] = (byte)((checksum >> (5 * (5 - i))) & 31);
        prefix.CopyTo(text);
        text[prefix.Length] = '1';
        for (var i = 0; i < symbols.Length; i++)
        {
            var symbol = Alphabet[symbols[i]];
            text[prefix.Length + 1 + i] = char.IsAsciiLetterUpper(prefix[0]) ? char.ToUpperInvariant(symbol) : symbol;
        }
        symbols.Clear();
    }

    /// <summary>False for anything but the one text of some 32 bytes under this prefix.</summary>
    public static bool TryDecode(string prefix, ReadOnlySpan<char> text, Span<byte> data)
    {
        if (text.Length != LengthOf(prefix) || !text.StartsWith(prefix, StringComparison.Ordinal) || text[prefix.Length] != '1')
            return false;
        var isUpper = char.IsAsciiLetterUpper(prefix[0]);
        Span<byte> symbols = stackalloc byte[DataSymbols + ChecksumSymbols];
        for (var i = 0; i < symbols.Length; i++)
        {
            var c = text[prefix.Length + 1 + i];
            var value = (isUpper ? char.IsAsciiLetterLower(c) : char.IsAsciiLetterUpper(c))
                ? -1 : Alphabet.IndexOf(char.ToLowerInvariant(c), StringComparison.Ordinal);
            if (value < 0) return false;
            symbols[i] = (byte)value;
        }
        // 52 symbols are 260 bits: the four left over have to be zero, or two texts would mean one key.
        if (Checksum(prefix, symbols) != 1 || (symbols[DataSymbols - 1] & 15) != 0) return false;
        for (var bit = 0; bit < data.Length * 8; bit++)
        {
            if (bit % 8 == 0) data[bit / 8] = 0;
            data[bit / 8] |= (byte)(((symbols[bit / 5] >> (4 - (bit % 5))) & 1) << (7 - (bit % 8)));
        }
        symbols.Clear();
        return true;
    }

    private static void Regroup(ReadOnlySpan<byte> data, Span<byte> symbols)
    {
        symbols.Clear();
        for (var bit = 0; bit < data.Length * 8; bit++)
            symbols[bit / 5] |= (byte)(((data[bit / 8] >> (7 - (bit % 8))) & 1) << (4 - (bit % 5)));
    }

    private static uint Checksum(string prefix, ReadOnlySpan<byte> symbols)
    {
        var sum = 1u;
        foreach (var c in prefix) sum = Step(sum, (uint)char.ToLowerInvariant(c) >> 5);
        sum = Step(sum, 0);
        foreach (var c in prefix) sum = Step(sum, (uint)char.ToLowerInvariant(c) & 31);
        foreach (var symbol in symbols) sum = Step(sum, symbol);
        return sum;
    }

    private static uint Step(uint sum, uint symbol)
    {
        var top = sum >> 25;
        sum = ((sum & 0x1ffffff) << 5) ^ symbol;
        for (var i = 0; i < Generator.Length; i++)
            if (((top >> i) & 1) != 0) sum ^= Generator[i];
        return sum;
    }
}
