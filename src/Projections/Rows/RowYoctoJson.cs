using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using NeuraNft.Domain;

namespace NeuraNft.Projections.Rows;

/// <summary>In rows an amount is a number, numeric(39), so that SQL adds and compares it as one.</summary>
internal sealed class RowYoctoJson : JsonConverter<Yocto>
{
    public override Yocto Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(UInt128.Parse(reader.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture));

    public override void Write(Utf8JsonWriter writer, Yocto value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.ToString(), skipInputValidation: true);
}
