using System.Text.Json;
using System.Text.Json.Serialization;

namespace NeuraNft.Domain;

internal sealed class YoctoJson : JsonConverter<Yocto>
{
    public override Yocto Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Yocto.TryParse(reader.GetString(), out var amount)
            ? amount
            : throw new JsonException("Not an amount: a decimal string from 0 to 2^128-1.");

    public override void Write(Utf8JsonWriter writer, Yocto value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
