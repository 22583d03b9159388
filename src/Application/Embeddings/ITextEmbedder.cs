namespace NeuraNft.Application.Embeddings;

/// <summary>
/// Turns texts into vectors by the model that the operator configured. The container has one only where the section "Embeddings" names a
/// model. This project does not know the runtime.
/// </summary>
public interface ITextEmbedder
{
    /// <summary>Its name, such as "nn-embed-mini": vectors of another name are not compared with these.</summary>
    string Model { get; }

    /// <summary>Length of each vector.</summary>
    int Dimensions { get; }

    /// <summary>Tokens of a text as this model counts them, also those beyond the ones that it reads.</summary>
    int CountTokens(string text);

    /// <summary>A vector of length 1 for each text, in order; of zeros for a text without a word. Long texts are read to a limit.</summary>
    /// <exception cref="EmbeddingException">The model refused.</exception>
    Task<IReadOnlyList<float[]>> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken);
}
