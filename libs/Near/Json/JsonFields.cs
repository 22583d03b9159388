using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Neura.Near.Json;

/// <summary>
/// Reads fields by their snake_case name, or by the camelCase form of it. What is missing or malformed is a <see
/// cref="JsonException"/>.
/// </summary>
internal static class JsonFields
{
    public static JsonElement? FieldOrNull(this JsonElement element, string snakeName)
    {
        if (element.ValueKind != JsonValueKind.Object) throw new JsonException($"An object with '{snakeName}' was expected.");
        if (!element.TryGetProperty(snakeName, out var value) && !element.TryGetProperty(ToCamel(snakeName), out value)) return null;
        return value.ValueKind == JsonValueKind.Null ? null : value;
    }

    /// <summary>The text; null where this is none, or none in Unicode: bytes that are not UTF-8, half of a surrogate pair.</summary>
    public static string? TextOrNull(this JsonElement element)
    {
        try
        {
            return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    public static JsonElement Field(this JsonElement element, string snakeName) =>
        element.FieldOrNull(snakeName) ?? throw new JsonException($"'{snakeName}' is missing.");

    public static string Text(this JsonElement element, string snakeName) =>
        element.Field(snakeName) is { ValueKind: JsonValueKind.String } value
            ? value.GetString()!
            : throw new JsonException($"'{snakeName}' is not a text.");

    public static IEnumerable<JsonElement> Items(this JsonElement element, string snakeName) =>
        element.Field(snakeName) is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray()
            : throw new JsonException($"'{snakeName}' is not a list.");

    public static T Parsed<T>(this JsonElement element, string snakeName, Func<string, T> parse)
    {
        try
        {
            return parse(element.Text(snakeName));
        }
        catch (FormatException e)
        {
            throw new JsonException($"'{snakeName}': {e.Message}", e);
        }
    }

    /// <summary>A u64, as a number or as decimal text.</summary>
    public static ulong UInt64(this JsonElement element, string snakeName) =>
        element.Field(snakeName) is var value && value.ValueKind == JsonValueKind.Number && value.TryGetUInt64(out var number) ? number
        : value.ValueKind == JsonValueKind.String
            && ulong.TryParse(value.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed
        : throw new JsonException($"'{snakeName}' is not a u64.");

    private static string ToCamel(string snakeName)
    {
        var camel = new StringBuilder(snakeName.Length);
        for (var i = 0; i < snakeName.Length; i++)
            if (snakeName[i] != '_') camel.Append(i > 0 && snakeName[i - 1] == '_' ? char.ToUpperInvariant(snakeName[i]) : snakeName[i]);
        return camel.ToString();
    }
}
