using System.Text.Json;
using System.Text.Json.Serialization;

namespace NeuraNft.Domain.Market;

internal sealed class ApprovalIdsJson : JsonConverter<ApprovalIds>
{
    public override ApprovalIds Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(JsonSerializer.Deserialize<Dictionary<string, long>>(ref reader, options) ?? []);

    public override void Write(Utf8JsonWriter writer, ApprovalIds value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (token, approval) in value.Values)
            writer.WriteNumber(token, approval);
        writer.WriteEndObject();
    }
}
