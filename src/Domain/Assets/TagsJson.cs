using System.Text.Json;
using System.Text.Json.Serialization;

namespace NeuraNft.Domain.Assets;

internal sealed class TagsJson : JsonConverter<Tags>
{
    // A null array is how the contract may write "no tags"; the event that is stored then has an empty one.
    public override bool HandleNull => true;

    public override Tags Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(JsonSerializer.Deserialize<string[]>(ref reader, options) ?? []);

    public override void Write(Utf8JsonWriter writer, Tags value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.Values, options);
}
