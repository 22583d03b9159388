using System.Globalization;
using System.Text.Json;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Binding;

/// <summary>Scalars beyond the specification's five, named and written as HotChocolate does.</summary>
public static class ExtraScalars
{
    // A literal "Z" and an offset are both instants; a local time without either is not.
    private static readonly string[] Instants = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:ssK"];

    public static ScalarType DateTime { get; } = TextScalar.Create(
        "DateTime",
        ParseInstant,
        value => value.Offset == TimeSpan.Zero
            ? value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture)
            : value.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture),
        "An instant with its offset, RFC 3339, at most 7 fraction digits.",
        "https://scalars.graphql.org/chillicream/date-time.html");

    public static ScalarType Date { get; } = TextScalar.Create(
        "Date",
        text => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        value => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        "A calendar date, RFC 3339.");

    public static ScalarType Uuid { get; } = TextScalar.Create(
        "UUID",
        text => Guid.ParseExact(text, "D"),
        value => value.ToString("D"),
        "A universally unique identifier in its text form, lower case.",
        "https://www.rfc-editor.org/rfc/rfc9562");

    public static ScalarType Url { get; } = TextScalar.Create(
        "URL",
        text => Uri.TryCreate(text, UriKind.Absolute, out var url) ? url : throw new FormatException("not absolute"),
        value => value.OriginalString,
        "An absolute URL.",
        "https://url.spec.whatwg.org/");

    public static ScalarType Base64String { get; } = TextScalar.Create(
        "Base64String", Convert.FromBase64String, Convert.ToBase64String, "Bytes as base64 text, RFC 4648.");

    public static ScalarType Long { get; } = new("Long")
    {
        Description = "A signed whole number of 64 bits.",
        RuntimeType = typeof(long),
        Serialize = value => Whole(value),
        ParseValue = value => Whole(value ?? "null"),
    };

    public static ScalarType Decimal { get; } = new("Decimal")
    {
        Description = "An exact decimal number.",
        RuntimeType = typeof(decimal),
        Serialize = value => Exact(value),
        ParseValue = value => Exact(value ?? "null"),
    };

    public static ScalarType Any { get; } = new("Any")
    {
        Description = "Any JSON.",
        RuntimeType = typeof(JsonElement),
        Serialize = value => value is JsonElement { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } ? null : value,
    };

    private static DateTimeOffset ParseInstant(string text)
    {
        var hasOffset = text.EndsWith('Z') || text.EndsWith('z') || (text.Length > 6 && text[^3] == ':' && text[^6] is '+' or '-');
        return hasOffset
            ? DateTimeOffset.ParseExact(text.ToUpperInvariant(), Instants, CultureInfo.InvariantCulture, DateTimeStyles.None)
            : throw new FormatException("no offset");
    }

    private static long Whole(object value) => value switch
    {
        long or int or short or byte or sbyte or ushort or uint => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        ulong and <= long.MaxValue => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        double d when double.IsInteger(d) && Math.Abs(d) <= 9_007_199_254_740_991 => (long)d,
        _ => throw new GraphQLException($"Long cannot represent non-integer value: {Inspect.Value(value)}"),
    };

    private static decimal Exact(object value) => value switch
    {
        decimal d => d,
        int or long => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
        double d when Math.Abs(d) < 7.9e28 => (decimal)d,
        _ => throw new GraphQLException($"Decimal cannot represent value: {Inspect.Value(value)}"),
    };
}
