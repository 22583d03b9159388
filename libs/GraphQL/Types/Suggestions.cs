namespace Neura.GraphQL.Types;

/// <summary>"Did you mean ...?"</summary>
public static class Suggestions
{
    private const int MaxSuggestions = 5;

    /// <summary>The options that may have been meant, the nearest first.</summary>
    public static IReadOnlyList<string> For(string input, IEnumerable<string> options)
    {
        var threshold = (int)Math.Floor(input.Length * 0.4) + 1;
        var found = new List<(string Option, int Distance)>();
        foreach (var option in options)
            if (LexicalDistance.Measure(input, option, threshold) is { } distance)
                found.Add((option, distance));
        return [.. found.OrderBy(f => f.Distance).ThenBy(f => f.Option, NaturalOrder.Comparer).Select(f => f.Option)];
    }

    /// <summary>A sentence with a leading blank, or nothing.</summary>
    public static string DidYouMean(IReadOnlyList<string> suggestions) => DidYouMean(null, suggestions);

    /// <param name="what">What kind of thing is suggested, such as "the enum value".</param>
    public static string DidYouMean(string? what, IReadOnlyList<string> suggestions) => suggestions.Count == 0
        ? ""
        : $" Did you mean {(what is null ? "" : what + " ")}{OrList([.. suggestions.Take(MaxSuggestions).Select(s => $"\"{s}\"")])}?";

    internal static string OrList(IReadOnlyList<string> items) => List("or", items);

    internal static string AndList(IReadOnlyList<string> items) => List("and", items);

    private static string List(string conjunction, IReadOnlyList<string> items) => items.Count switch
    {
        1 => items[0],
        2 => $"{items[0]} {conjunction} {items[1]}",
        _ => $"{string.Join(", ", items.Take(items.Count - 1))}, {conjunction} {items[^1]}",
    };
}
