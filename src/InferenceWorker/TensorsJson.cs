using System.Text.Json;
using NeuraNft.InferenceWorker.Models;
using NeuraNft.InferenceWorker.Preprocessing;

namespace NeuraNft.InferenceWorker;

/// <summary>Reads a job's input: a JSON string (a text; a PNG or WAV file in base64), or an array of
/// {"name","type","shape","values"} with ONNX's type names.</summary>
internal static class TensorsJson
{
    private sealed record Tensor(string Name, string Type, IReadOnlyList<long> Shape, JsonElement Values);

    private static readonly JsonSerializerOptions Json =
        new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    public static ModelResult<InferenceInput> Read(string kind, string json)
    {
        try
        {
            return kind switch
            {
                "text" => new InferenceInput.Text(JsonSerializer.Deserialize<string>(json) ?? throw new JsonException("The text is null.")),
                "image" => new InferenceInput.Image(BytesOf(json)),
                "audio" => new InferenceInput.Audio(BytesOf(json)),
                "tensors" => new InferenceInput.Tensors([.. TensorsOf(json).Select(Of)]),
                _ => new ModelRefusal.InputUnsupported($"The input kind '{kind}' is not known."),
            };
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or OverflowException)
        {
            return new ModelRefusal.InputUnsupported("The input is not JSON of its kind: " + e.Message);
        }
    }

    private static byte[] BytesOf(string json) =>
        JsonSerializer.Deserialize<byte[]>(json) ?? throw new JsonException("The file is null.");

    private static Tensor?[] TensorsOf(string json) =>
        JsonSerializer.Deserialize<Tensor?[]>(json, Json) ?? throw new JsonException("The list of tensors is null.");

    private static ModelTensor Of(Tensor? tensor) => tensor switch
    {
        null => throw new JsonException("A tensor is null."),
        { Type: "float" } => Of<float>(tensor),
        { Type: "double" } => Of<double>(tensor),
        { Type: "int8" } => Of<sbyte>(tensor),
        { Type: "uint8" } => ModelTensor.Of(tensor.Name, tensor.Shape, [.. Values<ushort>(tensor).Select(v => checked((byte)v))]),
        { Type: "int16" } => Of<short>(tensor),
        { Type: "uint16" } => Of<ushort>(tensor),
        { Type: "int32" } => Of<int>(tensor),
        { Type: "uint32" } => Of<uint>(tensor),
        { Type: "int64" } => Of<long>(tensor),
        { Type: "uint64" } => Of<ulong>(tensor),
        { Type: "bool" } => Of<bool>(tensor),
        _ => throw new JsonException($"The element type '{tensor.Type}' is not known."),
    };

    private static ModelTensor Of<T>(Tensor tensor)
        where T : unmanaged => ModelTensor.Of(tensor.Name, tensor.Shape, Values<T>(tensor));

    // uint8 is read as ushort: an array of bytes would be taken for base64.
    private static T[] Values<T>(Tensor tensor) =>
        tensor.Values.Deserialize<T[]>() ?? throw new JsonException($"The values of '{tensor.Name}' are null.");
}
