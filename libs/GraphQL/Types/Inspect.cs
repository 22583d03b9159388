using System.Collections;
using System.Globalization;
using Neura.GraphQL.Language;

namespace Neura.GraphQL.Types;

/// <summary>Prints values for error messages, as graphql-js does: bounded in depth and length.</summary>
public static class Inspect
{
    private const int MaxItems = 10;
    private const int MaxDepth = 2;
    private const int MaxLiteral = 1_000;

    public static string Value(object? value) => Abbreviate(Value(value, 0));

    /// <summary>A literal as text, shortened where it is long: what a stranger sent is not echoed without bound.</summary>
    public static string Literal(IValueNode node) => Abbreviate(SyntaxPrinter.Print(node));

    private static string Abbreviate(string text) => text.Length > MaxLiteral ? text[..MaxLiteral] + "..." : text;

    private static string Value(object? value, int depth) => value switch
    {
        null => "null",
        string s => JsonString.Quote(s),
        bool b => b ? "true" : "false",
        float or double or decimal => Numbers.ToText(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        IReadOnlyDictionary<string, object?> map => Map(map, depth),
        IEnumerable list => List([.. list.Cast<object?>()], depth),
        IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string Map(IReadOnlyDictionary<string, object?> map, int depth) =>
        map.Count == 0 ? "{}"
        : depth >= MaxDepth ? "[Object]"
        : $"{{ {string.Join(", ", map.Select(p => $"{p.Key}: {Value(p.Value, depth + 1)}"))} }}";

    private static string List(List<object?> list, int depth)
    {
        if (list.Count == 0)
            return "[]";
        if (depth >= MaxDepth)
            return "[Array]";
        var texts = list.Take(MaxItems).Select(item => Value(item, depth + 1)).ToList();
        var rest = list.Count - MaxItems;
        if (rest > 0)
            texts.Add(rest == 1 ? "... 1 more item" : $"... {rest} more items");
        return $"[{string.Join(", ", texts)}]";
    }
}
