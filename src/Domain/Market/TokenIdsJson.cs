using System.Text.Json;
using System.Text.Json.Serialization;

namespace NeuraNft.Domain.Market;

internal sealed class TokenIdsJson : JsonConverter<TokenIds>
{
    public override TokenIds Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var values = JsonSerializer.Deserialize<string?[]>(ref reader, options) ?? throw new JsonException("There are no token ids.");
        return values.Any(v => v is null) ? throw new JsonException("A token id is null.") : new TokenIds(values.OfType<string>());
    }

    public override void Write(Utf8JsonWriter writer, TokenIds value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.Values, options);
}
