using System.Text.Json;
using NeuraNft.Application.Inferences;
using NeuraNft.Domain.Inferences;

namespace NeuraNft.Api.Inferences;

/// <summary>What the model is asked: text, an image or a recording, where its card says how that becomes a tensor; or tensors.</summary>
/// <param name="Image">A PNG file, 8 bits a channel.</param>
/// <param name="Audio">A WAV file, PCM of 16 bits, one channel, of the model's rate.</param>
/// <param name="Tensors">An array of {"name","type","shape","values"} with ONNX's type names.</param>
/// <param name="Sealed">Encrypted by HPKE to a worker's key: nobody between the caller and the worker reads it, nor the answer.</param>
[OneOf]
public sealed record InferenceInput(string? Text, byte[]? Image, byte[]? Audio, JsonElement? Tensors, SealedInferenceInput? Sealed)
{
    internal (string Kind, string Json) ToJob(Guid idempotencyKey) => this switch
    {
        { Text: { } text } => ("text", JsonSerializer.Serialize(text)),
        { Image: { } image } => ("image", JsonSerializer.Serialize(image)),
        { Audio: { } audio } => ("audio", JsonSerializer.Serialize(audio)),
        { Sealed: { } input } => (SealedInput.Kind, SealedInputs.Write(input.ToInput(idempotencyKey))),
        _ => ("tensors", Tensors.ToString()!),
    };
}
