using NeuraNft.InferenceWorker.Models;

namespace NeuraNft.InferenceWorker.Preprocessing;

/// <summary>What a caller sends to a model.</summary>
public abstract record InferenceInput
{
    private InferenceInput()
    {
    }

    /// <summary>Text; needs a model card that says how it becomes a tensor.</summary>
    public sealed record Text(string Value) : InferenceInput;

    /// <summary>A PNG file; needs a card too.</summary>
    public sealed record Image(ReadOnlyMemory<byte> Png) : InferenceInput;

    /// <summary>A WAV file; needs a card too.</summary>
    public sealed record Audio(ReadOnlyMemory<byte> Wav) : InferenceInput;

    /// <summary>Tensors by the names that the model declares.</summary>
    public sealed record Tensors(IReadOnlyList<ModelTensor> Values) : InferenceInput;
}
