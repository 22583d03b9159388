using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace NeuraNft.InferenceWorker.Preprocessing;

/// <summary>
/// Text to the frequencies of listed n-grams, as the npm package lande (MIT) computes them: only letters and marks count, folded
/// to lower case between single spaces; a k-gram's frequency is among all k-grams of the text; a gram's length is in UTF-16 units.
/// </summary>
public static class NgramFrequency
{
    /// <summary>One frequency for each n-gram, in order; null where the text holds no letter.</summary>
    public static float[]? Of(string text, IReadOnlyList<string> ngrams)
    {
        var normalized = Normalize(text);
        if (normalized.Length == 2)
            return null;
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var ngram in ngrams)
            counts.TryAdd(ngram, 0);
        var byText = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var length in ngrams.Select(ngram => ngram.Length).Distinct())
        {
            for (var i = 0; i + length <= normalized.Length; i++)
            {
                ref var count = ref CollectionsMarshal.GetValueRefOrNullRef(byText, normalized.AsSpan(i, length));
                if (!System.Runtime.CompilerServices.Unsafe.IsNullRef(ref count))
                    count++;
            }
        }

        return [.. ngrams.Select(ngram => Frequency(counts[ngram], normalized.Length - ngram.Length + 1))];
    }

    internal static string Normalize(string text)
    {
        var kept = new StringBuilder(text.Length + 2).Append(' ');
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || rune.Value == '-')
                Separate(kept);
            else if (IsLetterOrMark(rune))
                kept.Append(Rune.ToLowerInvariant(rune));
        }

        Separate(kept);
        return kept.Length == 1 ? "  " : kept.ToString();
    }

    private static float Frequency(int count, int total) => total <= 0 ? 0 : (float)((double)count / total);

    private static void Separate(StringBuilder kept)
    {
        if (kept[^1] != ' ')
            kept.Append(' ');
    }

    private static bool IsLetterOrMark(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or
        UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}
