using NeuraNft.InferenceWorker.Models;

namespace NeuraNft.InferenceWorker.Embeddings;

/// <summary>How texts become an embedding model's input.</summary>
internal interface ITextTokens
{
    int Count(string text);

    /// <summary>Token ids as far as the model reads; at least one.</summary>
    long[] Read(string text);

    /// <summary>Texts of one batch, padded to the longest.</summary>
    IReadOnlyList<ModelTensor> ToTensors(IReadOnlyList<long[]> texts, IReadOnlyList<TensorSpec> inputs);
}
