using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NeuraNft.Domain;

internal sealed class BlockSpanJson : JsonConverter<BlockSpan>
{
    public override BlockSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ulong.TryParse(reader.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var nanoseconds)
            ? new BlockSpan(nanoseconds)
            : throw new JsonException("Not a count of nanoseconds.");

    public override void Write(Utf8JsonWriter writer, BlockSpan value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Nanoseconds.ToString(CultureInfo.InvariantCulture));
}
