using System.Globalization;
using System.Text.Json;

namespace Neura.Near.Blocks;

/// <summary>
/// Steps of a reader that goes over a block once, from front to back. Names are matched in the nodes' snake_case and in
/// near-lake-framework-js's camelCase. What is malformed is a <see cref="JsonException"/>; JSON's null reads as absent.
/// </summary>
internal static class JsonWalk
{
    // A block of mainnet nests about 20 deep; contracts cannot add to it, since their JSON stands inside texts.
    public static JsonReaderOptions Options { get; } = new() { MaxDepth = 64 };

    /// <summary>To the name of the next member of the object the reader is in; false at its end.</summary>
    public static bool NextMember(this ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    /// <summary>To the next element of the list the reader is in; false at its end.</summary>
    public static bool NextItem(this ref Utf8JsonReader reader) => reader.Read() && reader.TokenType != JsonTokenType.EndArray;

    /// <summary>Into the object that is the value of the member; false where it is null.</summary>
    public static bool EnterObject(this ref Utf8JsonReader reader, string name) => reader.Enter(JsonTokenType.StartObject, name);

    /// <summary>Into the list that is the value of the member; false where it is null.</summary>
    public static bool EnterList(this ref Utf8JsonReader reader, string name) => reader.Enter(JsonTokenType.StartArray, name);

    public static void ExpectObject(this ref Utf8JsonReader reader, string name)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException($"'{name}' is not an object.");
    }

    public static bool Is(this ref Utf8JsonReader reader, ReadOnlySpan<byte> name) => reader.ValueTextEquals(name);

    public static bool Is(this ref Utf8JsonReader reader, ReadOnlySpan<byte> snake, ReadOnlySpan<byte> camel) =>
        reader.ValueTextEquals(snake) || reader.ValueTextEquals(camel);

    /// <summary>Where the value of the member lies, passing over it.</summary>
    public static Range? Place(this ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null) return null;
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return start..(int)reader.BytesConsumed;
    }

    public static string? Text(this ref Utf8JsonReader reader, string name) => reader.IsText(name) ? reader.GetString() : null;

    public static CryptoHash? Hash(this ref Utf8JsonReader reader, string name) =>
        reader.IsText(name) ? reader.HashHere(name) : null;

    /// <summary>The hash in the text that the reader stands at.</summary>
    public static CryptoHash HashHere(this ref Utf8JsonReader reader, string name)
    {
        var read = reader.ValueIsEscaped
            ? CryptoHash.TryParse(reader.GetString(), out var hash)
            : CryptoHash.TryParse(reader.ValueSpan, out hash);
        return read ? hash : throw new JsonException($"'{name}' is not a hash.");
    }

    public static AccountId? Account(this ref Utf8JsonReader reader, string name) =>
        reader.Text(name) is not { } text ? null
        : AccountId.TryParse(text, out var account) ? account : throw new JsonException($"'{name}' is no account id.");

    /// <summary>A u64, as a number or as decimal text.</summary>
    public static ulong? UInt64(this ref Utf8JsonReader reader, string name)
    {
        reader.Read();
        return reader.TokenType switch
        {
            JsonTokenType.Null => null,
            JsonTokenType.Number when reader.TryGetUInt64(out var number) => number,
            JsonTokenType.String when !reader.ValueIsEscaped
                && ulong.TryParse(reader.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
            _ => throw new JsonException($"'{name}' is not a u64."),
        };
    }

    public static JsonException Missing(string name) => new($"'{name}' is missing.");

    private static bool Enter(this ref Utf8JsonReader reader, JsonTokenType start, string name)
    {
        reader.Read();
        return reader.TokenType == start
            || (reader.TokenType == JsonTokenType.Null ? false : throw new JsonException($"'{name}' is not what it should be."));
    }

    private static bool IsText(this ref Utf8JsonReader reader, string name)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.String
            || (reader.TokenType == JsonTokenType.Null ? false : throw new JsonException($"'{name}' is not a text."));
    }
}
