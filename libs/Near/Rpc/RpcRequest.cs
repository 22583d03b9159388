using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Neura.Near.Rpc;

/// <summary>The bytes of a JSON-RPC request.</summary>
internal static class RpcRequest
{
    public static byte[] Write(long id, string method, Action<Utf8JsonWriter> writeParameters)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("jsonrpc", "2.0");
            writer.WriteString("id", id.ToString(CultureInfo.InvariantCulture));
            writer.WriteString("method", method);
            writer.WritePropertyName("params");
            writeParameters(writer);
            writer.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }
}
