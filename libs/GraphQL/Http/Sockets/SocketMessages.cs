using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Neura.GraphQL.Execution;

namespace Neura.GraphQL.Http.Sockets;

/// <summary>Writes the messages of graphql-transport-ws.</summary>
internal static class SocketMessages
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Ack { get; } = Message("connection_ack", null, null);

    public static byte[] Ping { get; } = Message("ping", null, null);

    public static byte[] Pong { get; } = Message("pong", null, null);

    public static byte[] Complete(string id) => Message("complete", id, null);

    public static byte[] Next(string id, ExecutionResult answer) => Message("next", id, answer.WriteTo);

    public static byte[] Error(string id, ExecutionResult answer) => Message("error", id, answer.WriteErrorsTo);

    private static byte[] Message(string type, string? id, Action<IBufferWriter<byte>>? writePayload)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output, Options))
        {
            json.WriteStartObject();
            if (id is not null)
                json.WriteString("id"u8, id);
            json.WriteString("type"u8, type);
            if (writePayload is not null)
            {
                var payload = new ArrayBufferWriter<byte>();
                writePayload(payload);
                json.WritePropertyName("payload"u8);
                json.WriteRawValue(payload.WrittenSpan, skipInputValidation: true);
            }
            json.WriteEndObject();
        }
        return output.WrittenSpan.ToArray();
    }
}
