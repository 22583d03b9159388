using System.Text.Json;
using NeuraNft.InferenceWorker.Models;
using NeuraNft.InferenceWorker.Preprocessing;

namespace NeuraNft.InferenceWorker;

/// <summary>Reads a job's input: a JSON string, or an array of {"name","type","shape","values"} with ONNX's type names.</summary>
internal static class TensorsJson
{
    private sealed record Tensor(string Name, string Type, IReadOnlyList<long> Shape, JsonElement Values);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true };

    public static ModelResult<InferenceInput> Read(string kind, string json)
    {
        try
        {
            return kind switch
            {
                "text" => new InferenceInput.Text(JsonSerializer.Deserialize<string>(json) ?? throw new JsonException("The text is null.")),
                "tensors" => new InferenceInput.Tensors([.. (JsonSerializer.Deserialize<Tensor[]>(json, Json) ?? []).Select(Of)]),
                _ => new ModelRefusal.InputUnsupported($"The input kind '{kind}' is not known."),
            };
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or OverflowException)
        {
            return new ModelRefusal.InputUnsupported("The input is not JSON of its kind: " + e.Message);
        }
    }

    private static ModelTensor Of(Tensor t) => t.Type switch
    {
        "float" => ModelTensor.Of(t.Name, t.Shape, t.Values.Deserialize<float[]>()!),
        "double" => ModelTensor.Of(t.Name, t.Shape, t.Values.Deserialize<double[]>()!),
        "int8" => ModelTensor.Of(t.Name, t.Shape, t.Values.Deserialize<sbyte[]>()!),
        "uint8" => ModelTensor.Of(t.Name, t.Shape, [.. t.Values.Deserialize<ushort[]>()!.Select(v => checked((byte)v))]),
        "int16" => ModelTensor.Of(t.Name, t.Shape, t.Values.Deserialize<short[]>()!),
        "uint16" => ModelTensor.Of(t.Name, t.Shape, t.Values.Deserialize<ushort[]>()!),
        "int32" => ModelTensor.Of(t.Name, t.Shape, t.Values.Deserialize<int[]>()!),
        "uint32" => ModelTensor.Of(t.Name, t.Shape, t.Values.Deserialize<uint[]>()!),
        "int64" => ModelTensor.Of(t.Name, t.Shape, t.Values.Deserialize<long[]>()!),
        "uint64" => ModelTensor.Of(t.Name, t.Shape, t.Values.Deserialize<ulong[]>()!),
        "bool" => ModelTensor.Of(t.Name, t.Shape, t.Values.Deserialize<bool[]>()!),
        _ => throw new JsonException($"The element type '{t.Type}' is not known."),
    };
}
