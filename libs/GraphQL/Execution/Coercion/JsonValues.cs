using System.Text.Json;

namespace Neura.GraphQL.Execution.Coercion;

/// <summary>From JSON to the plain values that coercion takes.</summary>
public static class JsonValues
{
    /// <summary>String, bool, int, long, double, list, dictionary (in the order of the text) or null.</summary>
    /// <exception cref="InvalidOperationException">A string is not valid UTF-8 or UTF-16.</exception>
    public static object? From(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => Number(element),
        JsonValueKind.Array => element.EnumerateArray().Select(From).ToList(),
        JsonValueKind.Object => Map(element),
        _ => null,
    };

    public static IReadOnlyDictionary<string, object?> Map(JsonElement element)
    {
        var map = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
            map[property.Name] = From(property.Value);
        return map;
    }

    private static object Number(JsonElement element) =>
        element.TryGetInt32(out var i) ? i : element.TryGetInt64(out var l) ? l : element.GetDouble();
}
