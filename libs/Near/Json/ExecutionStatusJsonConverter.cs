using System.Text.Json;
using System.Text.Json.Serialization;
using Neura.Near.Rpc;

namespace Neura.Near.Json;

internal sealed class ExecutionStatusJsonConverter : JsonConverter<ExecutionStatus>
{
    public override ExecutionStatus Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        NamedJson.Read(ref reader) switch
        {
            ("SuccessValue", { ValueKind: JsonValueKind.String } body) => new ExecutionStatus.SuccessValue(
                body.TryGetBytesFromBase64(out var value) ? value : throw new JsonException("SuccessValue is not base64.")),
            ("SuccessReceiptId", { ValueKind: JsonValueKind.String } body) => new ExecutionStatus.SuccessReceiptId(
                CryptoHash.TryParse(body.GetString(), out var id) ? id : throw new JsonException("SuccessReceiptId is not a hash.")),
            ("Failure", var error) => new ExecutionStatus.Failure(error),
            (var name, { ValueKind: JsonValueKind.Undefined }) => new ExecutionStatus.Pending(name),
            var (name, _) => throw new JsonException($"Unknown status {name}."),
        };

    public override void Write(Utf8JsonWriter writer, ExecutionStatus value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Statuses are only read.");
}
