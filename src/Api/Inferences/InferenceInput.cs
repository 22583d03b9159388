using System.Text.Json;
using NeuraNft.Application.Inferences;
using NeuraNft.Domain.Inferences;

namespace NeuraNft.Api.Inferences;

/// <summary>What the model is asked: text, for models whose card says how text becomes a tensor, or the tensors themselves.</summary>
/// <param name="Tensors">An array of {"name","type","shape","values"} with ONNX's type names.</param>
/// <param name="Sealed">Encrypted by HPKE to a worker's key: nobody between the caller and the worker reads it, nor the answer.</param>
[OneOf]
public sealed record InferenceInput(string? Text, JsonElement? Tensors, SealedInferenceInput? Sealed)
{
    internal (string Kind, string Json) ToJob(Guid idempotencyKey) =>
        Text is not null ? ("text", JsonSerializer.Serialize(Text))
        : Sealed is not null ? (SealedInput.Kind, SealedInputs.Write(Sealed.ToInput(idempotencyKey)))
        : ("tensors", Tensors.ToString()!);
}
