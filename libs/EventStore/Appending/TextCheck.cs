using System.Buffers;
using System.Text.Json;

namespace Neura.EventStore;

/// <summary>Finds what PostgreSQL cannot store as text: NUL, and half of a surrogate pair.</summary>
internal static class TextCheck
{
    private static readonly SearchValues<char> Suspects = SearchValues.Create([.. SuspectChars()]);

    public static bool IsClean(string? text)
    {
        if (text is null) return true;
        for (var rest = text.AsSpan(); ;)
        {
            var at = rest.IndexOfAny(Suspects);
            if (at < 0) return true;
            var paired = at + 1 < rest.Length && char.IsSurrogatePair(rest[at], rest[at + 1]);
            if (!paired) return false;
            rest = rest[(at + 2)..];
        }
    }

    /// <summary>
    /// JSON that was just written. The serializer turns half a pair into U+FFFD, silently; only where that is found, which is rare,
    /// a second look tells it from a U+FFFD that was meant.
    /// </summary>
    public static bool IsClean(ReadOnlySpan<byte> json, object source, JsonSerializerOptions options)
    {
        if (HoldsNul(json)) return false;
        var replaced = json.IndexOf("\uFFFD"u8) >= 0 || json.IndexOf(@"\uFFFD"u8) >= 0 || json.IndexOf(@"\ufffd"u8) >= 0;
        return !replaced || !SurrogateWitness.FindsHalfPair(source, options);
    }

    private static bool HoldsNul(ReadOnlySpan<byte> json)
    {
        for (var rest = json; ;)
        {
            var at = rest.IndexOf(@"\u0000"u8);
            if (at < 0) return false;
            var backslashes = 0;
            while (backslashes < at && rest[at - 1 - backslashes] == (byte)'\\') backslashes++;
            if (backslashes % 2 == 0) return true;
            rest = rest[(at + 1)..];
        }
    }

    private static IEnumerable<char> SuspectChars()
    {
        yield return '\0';
        for (var c = '\uD800'; c <= '\uDFFF'; c++) yield return c;
    }
}
