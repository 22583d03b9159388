using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Neura.Near.Json;

/// <summary>Bytes as a list of numbers, the way call_function returns them.</summary>
internal sealed class ByteListJsonConverter : JsonConverter<byte[]>
{
    public override byte[] Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException("A list of bytes was expected.");
        var bytes = new ArrayBufferWriter<byte>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            bytes.Write([reader.TokenType == JsonTokenType.Number ? reader.GetByte() : throw new JsonException("Not a byte.")]);
        return bytes.WrittenSpan.ToArray();
    }

    public override void Write(Utf8JsonWriter writer, byte[] value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var b in value) writer.WriteNumberValue(b);
        writer.WriteEndArray();
    }
}
