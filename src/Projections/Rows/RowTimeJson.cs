using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using NeuraNft.Domain;

namespace NeuraNft.Projections.Rows;

/// <summary>In rows a block time is a number, numeric(20), so that SQL compares it as one.</summary>
internal sealed class RowTimeJson : JsonConverter<BlockTime>
{
    public override BlockTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetUInt64());

    public override void Write(Utf8JsonWriter writer, BlockTime value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.Nanoseconds.ToString(CultureInfo.InvariantCulture), skipInputValidation: true);
}
