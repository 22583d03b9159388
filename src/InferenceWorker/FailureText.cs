using System.Text;

namespace NeuraNft.InferenceWorker;

/// <summary>Why a job failed, made fit for the log: a refusal may quote the input, which is long and holds what PostgreSQL does not store.</summary>
internal static class FailureText
{
    private const int MaxLength = 2000;

    public static string Of(string text)
    {
        var kept = new StringBuilder(Math.Min(text.Length, MaxLength + 2));
        // Half a surrogate pair comes as the replacement character.
        foreach (var rune in text.EnumerateRunes())
        {
            if (kept.Length >= MaxLength)
                return kept.Append('…').ToString();
            kept.Append(rune.Value == 0 ? Rune.ReplacementChar : rune);
        }

        return kept.ToString();
    }
}
