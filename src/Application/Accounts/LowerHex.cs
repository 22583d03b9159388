using System.Buffers;

namespace NeuraNft.Application.Accounts;

/// <summary>A prefix and bytes in lower-case hexadecimal: one text for one value, and nothing else is read.</summary>
internal static class LowerHex
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    public static bool TryRead(string? text, string prefix, int size, out byte[] bytes)
    {
        bytes = [];
        if (text is null || text.Length != prefix.Length + (2 * size) || !text.StartsWith(prefix, StringComparison.Ordinal)
            || text.AsSpan(prefix.Length).ContainsAnyExcept(Digits))
            return false;
        bytes = Convert.FromHexString(text.AsSpan(prefix.Length));
        return true;
    }
}
