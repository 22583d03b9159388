using System.Text.Json;

namespace Neura.Near.Json;

/// <summary>A Rust enum in JSON: the bare name, or an object whose one property is the name.</summary>
internal static class NamedJson
{
    public static (string Name, JsonElement Body) Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String) return (reader.GetString()!, default);
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("A name or an object was expected.");
        using var document = JsonDocument.ParseValue(ref reader);
        foreach (var property in document.RootElement.EnumerateObject()) return (property.Name, property.Value.Clone());
        throw new JsonException("The object is empty.");
    }

    public static void Write(Utf8JsonWriter writer, string name, JsonElement body)
    {
        if (body.ValueKind == JsonValueKind.Undefined)
        {
            writer.WriteStringValue(name);
            return;
        }
        writer.WriteStartObject();
        writer.WritePropertyName(name);
        body.WriteTo(writer);
        writer.WriteEndObject();
    }
}
