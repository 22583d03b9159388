using System.Text.Json;

namespace NeuraNft.Api.Inferences;

/// <summary>What the model is asked: text, for models whose card says how text becomes a tensor, or the tensors themselves.</summary>
/// <param name="Tensors">An array of {"name","type","shape","values"} with ONNX's type names.</param>
[OneOf]
public sealed record InferenceInput(string? Text, JsonElement? Tensors)
{
    internal (string Kind, string Json) ToJob() =>
        Text is not null ? ("text", JsonSerializer.Serialize(Text)) : ("tensors", Tensors.ToString()!);
}
