using System.Text;

namespace NeuraNft.Projections.AssetSearch;

/// <summary>What a person typed, as PostgreSQL's text search takes it.</summary>
internal static class SearchText
{
    private const int MaxWords = 16;

    /// <summary>Words of letters and digits, each as a prefix, all needed; empty where there is none.</summary>
    public static string Prefixes(string text) => string.Join(" & ", Words(text).Take(MaxWords).Select(word => word + ":*"));

    /// <summary>PostgreSQL has no NUL in texts, and nobody means one.</summary>
    public static string Clean(string text) => text.Replace('\0', ' ');

    private static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        foreach (var c in text.Append(' '))
        {
            if (char.IsLetterOrDigit(c))
                word.Append(c);
            else if (word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
        }
    }
}
