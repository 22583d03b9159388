namespace NeuraNft.Application.Embeddings;

/// <summary>The operator's embedding model could not be used: it is missing, of another shape, or ran too long.</summary>
public sealed class EmbeddingException(string message, Exception? inner = null) : Exception(message, inner);
