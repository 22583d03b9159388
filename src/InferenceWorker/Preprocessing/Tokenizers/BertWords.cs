using System.Globalization;
using System.Text;

namespace NeuraNft.InferenceWorker.Preprocessing.Tokenizers;

/// <summary>
/// BERT's basic tokenization, uncased: lower case without accents; each punctuation mark and each CJK character is a word.
/// </summary>
internal static class BertWords
{
    public static IReadOnlyList<string> Of(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in Folded(text).EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
                End(words, word);
            else if (IsPunctuation(rune) || IsCjk(rune.Value))
            {
                End(words, word);
                words.Add(rune.ToString());
            }
            else if (!IsDropped(rune))
                word.Append(rune);
        }

        End(words, word);
        return words;
    }

    // A surrogate stands for no accented letter, and half a pair becomes the replacement character, which is dropped.
    private static string Folded(string text) => string.Create(text.Length, text, static (folded, source) =>
    {
        for (var i = 0; i < folded.Length; i++)
            folded[i] = Unaccented.Of(char.ToLowerInvariant(source[i]));
    });

    private static bool IsDropped(Rune rune) =>
        rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune) is
            UnicodeCategory.NonSpacingMark or UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate;

    // As BERT: also ASCII signs that Unicode does not call punctuation, such as $ and ~.
    private static bool IsPunctuation(Rune rune) =>
        rune.Value is >= 33 and <= 47 or >= 58 and <= 64 or >= 91 and <= 96 or >= 123 and <= 126 || Rune.IsPunctuation(rune);

    private static bool IsCjk(int value) => value is
        >= 0x4E00 and <= 0x9FFF or >= 0x3400 and <= 0x4DBF or >= 0x20000 and <= 0x2A6DF or >= 0x2A700 and <= 0x2CEAF
        or >= 0xF900 and <= 0xFAFF or >= 0x2F800 and <= 0x2FA1F;

    private static void End(List<string> words, StringBuilder word)
    {
        if (word.Length > 0)
            words.Add(word.ToString());
        word.Clear();
    }
}
