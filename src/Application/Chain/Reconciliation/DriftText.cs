using System.Text;

namespace NeuraNft.Application.Chain.Reconciliation;

/// <summary>A stranger's text as a row can hold it: short, without NUL and without half surrogate pairs.</summary>
internal static class DriftText
{
    private const int Most = 400;

    public static string Of(string text)
    {
        var kept = new StringBuilder(Math.Min(text.Length, Most));
        foreach (var rune in text.EnumerateRunes())
        {
            if (kept.Length + rune.Utf16SequenceLength > Most)
                return kept.Append('…').ToString();
            kept.Append(rune.Value == 0 ? Rune.ReplacementChar : rune);
        }
        return kept.ToString();
    }
}
