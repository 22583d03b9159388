using System.Text.Json;
using System.Text.Json.Serialization;
using NeuraNft.Domain.Assets;

namespace NeuraNft.Application.Chain;

/// <summary>A level outside 0 to 6 is malformed, not a cast.</summary>
internal sealed class DefinedAccessLevel : JsonConverter<AccessLevel>
{
    public override AccessLevel Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var level) && Enum.IsDefined((AccessLevel)level)
            ? (AccessLevel)level
            : throw new JsonException("An access level is a number from 0 to 6.");

    public override void Write(Utf8JsonWriter writer, AccessLevel value, JsonSerializerOptions options) =>
        writer.WriteNumberValue((int)value);
}
