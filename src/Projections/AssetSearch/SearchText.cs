using System.Text;

namespace NeuraNft.Projections.AssetSearch;

/// <summary>What a person typed.</summary>
/// <param name="Text">Without control characters and halves of surrogate pairs, which PostgreSQL cannot take.</param>
/// <param name="Parts">What stands between blanks; empty where "phrases", -words or "or" say exactly what is meant.</param>
internal sealed record SearchText(string Text, IReadOnlyList<string> Parts)
{
    private const int MaxParts = 12;

    /// <summary>Null where nothing was typed.</summary>
    public static SearchText? Of(string? typed)
    {
        var clean = new StringBuilder(typed?.Length ?? 0);
        foreach (var rune in (typed ?? "").EnumerateRunes())
            clean.Append(Rune.IsControl(rune) || rune == Rune.ReplacementChar ? " " : rune.ToString());
        var text = clean.ToString();
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new SearchText(text, IsExact(text, parts) ? [] : [.. parts.Take(MaxParts)]);
    }

    /// <summary>Letters and digits alone: only such a word may be the beginning of another, or mistyped.</summary>
    public static bool IsWord(string part) => part.All(char.IsLetterOrDigit);

    private static bool IsExact(string text, string[] parts) =>
        text.Contains('"') || Array.Exists(parts, p => p.StartsWith('-') || p.Equals("or", StringComparison.OrdinalIgnoreCase));
}
