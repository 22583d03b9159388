namespace Neura.GraphQL.Types;

/// <summary>Orders names by UTF-16 units, but runs of digits by their number: <c>a2</c> before <c>a10</c>.</summary>
public static class NaturalOrder
{
    public static IComparer<string> Comparer { get; } = Comparer<string>.Create(Compare);

    private static int Compare(string a, string b)
    {
        var (i, j) = (0, 0);
        while (i < a.Length && j < b.Length)
        {
            if (char.IsAsciiDigit(a[i]) && char.IsAsciiDigit(b[j]))
            {
                var order = ReadNumber(a, ref i).CompareTo(ReadNumber(b, ref j));
                if (order != 0)
                    return order;
                continue;
            }
            if (a[i] != b[j])
                return a[i] - b[j];
            i++;
            j++;
        }
        return a.Length - b.Length;
    }

    /// <summary>A leading zero is a number by itself, so that "0" and "00" differ.</summary>
    private static double ReadNumber(string text, ref int i)
    {
        var number = 0d;
        do
            number = (number * 10) + (text[i++] - '0');
        while (i < text.Length && char.IsAsciiDigit(text[i]) && number > 0);
        return number;
    }
}
