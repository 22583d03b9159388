using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NeuraNft.Domain;

internal sealed class BlockTimeJson : JsonConverter<BlockTime>
{
    public override BlockTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ulong.TryParse(reader.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var nanoseconds)
            ? new BlockTime(nanoseconds)
            : throw new JsonException("Not a count of nanoseconds.");

    public override void Write(Utf8JsonWriter writer, BlockTime value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Nanoseconds.ToString(CultureInfo.InvariantCulture));
}
