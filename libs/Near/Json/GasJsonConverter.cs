using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Neura.Near.Json;

/// <summary>Gas is a JSON number on the nodes of today; some block servers quote it, so both are read.</summary>
internal sealed class GasJsonConverter : JsonConverter<Gas>
{
    public override Gas Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
            ? ulong.TryParse(reader.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                ? new Gas(value)
                : throw new JsonException("Not an amount of gas.")
            : new Gas(reader.GetUInt64());

    public override void Write(Utf8JsonWriter writer, Gas value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Value);
}
