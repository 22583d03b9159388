namespace NeuraNft.Projections.AssetSearch;

/// <summary>How far a word is from another as fingers go: letters left out, added, replaced, or two neighbours swapped.</summary>
internal static class Typing
{
    private const int ShortWord = 5;

    /// <summary>Whether a person who typed the one may have meant the other.</summary>
    public static bool MayMean(string typed, string meant) =>
        typed.Length > 2 && Distance(typed, meant) <= (typed.Length <= ShortWord ? 1 : 2);

    /// <summary>Damerau and Levenshtein's, in its restricted form (a swapped pair is not changed again).</summary>
    public static int Distance(string a, string b)
    {
        var (twoAbove, above, row) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++)
            above[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.Min(replaced, 1 + Math.Min(above[j], row[j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], twoAbove[j - 2] + 1);
            }
            (twoAbove, above, row) = (above, row, twoAbove);
        }
        return above[b.Length];
    }
}
