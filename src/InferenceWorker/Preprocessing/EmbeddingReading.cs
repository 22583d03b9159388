using NeuraNft.InferenceWorker.Models;

namespace NeuraNft.InferenceWorker.Preprocessing;

/// <summary>One text's embedding out of a model's output: as it is, or pooled over its tokens.</summary>
internal static class EmbeddingReading
{
    private const int MaxDimensions = 4096;

    /// <param name="output">float[1,D], or float[1,T,D] where the card says how tokens are pooled.</param>
    /// <param name="card">How.</param>
    public static ModelResult<float[]> Read(ModelTensor output, CardOutput card)
    {
        var isPooled = card.Pooling != CardPooling.None;
        if (output.Values is not float[] values || output.Shape.Count != (isPooled ? 3 : 2) || output.Shape[0] != 1
            || output.Shape[^1] is < 1 or > MaxDimensions || (isPooled && output.Shape[1] < 1))
            return new ModelRefusal.CardInvalid(
                $"an embedding is read from float{(isPooled ? "[1,tokens,dimensions]" : "[1,dimensions]")}, not from {output.Description}");
        var dimensions = (int)output.Shape[^1];
        var embedding = values[..dimensions];
        if (card.Pooling == CardPooling.Mean)
            Average(values, embedding);
        if (card.Normalize)
            Normalize(embedding);
        return embedding;
    }

    // A text alone has no padding: every token counts.
    private static void Average(float[] values, float[] embedding)
    {
        var tokens = values.Length / embedding.Length;
        for (var at = embedding.Length; at < values.Length; at++)
            embedding[at % embedding.Length] += values[at];
        for (var i = 0; i < embedding.Length; i++)
            embedding[i] /= tokens;
    }

    private static void Normalize(float[] embedding)
    {
        var length = MathF.Sqrt(embedding.Sum(v => v * v));
        for (var i = 0; i < embedding.Length && length > 0; i++)
            embedding[i] /= length;
    }
}
