namespace Neura.GraphQL.Types;

/// <summary>Damerau-Levenshtein distance in which any change of case counts one; gives up beyond a threshold.</summary>
internal static class LexicalDistance
{
    public static int? Measure(string input, string option, int threshold)
    {
        if (input == option)
            return 0;
        var a = option.ToLowerInvariant();
        var b = input.ToLowerInvariant();
        if (a == b)
            return 1;
        if (a.Length < b.Length)
            (a, b) = (b, a);
        return a.Length - b.Length > threshold ? null : Measure(a.AsSpan(), b.AsSpan(), threshold);
    }

    private static int? Measure(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int threshold)
    {
        var rows = new[] { new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1] };
        for (var j = 0; j <= b.Length; j++)
            rows[0][j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var up = rows[(i - 1) % 3];
            var row = rows[i % 3];
            var smallest = row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                var cell = Math.Min(Math.Min(up[j] + 1, row[j - 1] + 1), up[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    cell = Math.Min(cell, rows[(i - 2) % 3][j - 2] + 1);
                smallest = Math.Min(smallest, cell);
                row[j] = cell;
            }
            if (smallest > threshold)
                return null;
        }
        var distance = rows[a.Length % 3][b.Length];
        return distance <= threshold ? distance : null;
    }
}
