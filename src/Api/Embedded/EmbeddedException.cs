namespace NeuraNft.Api.Embedded;

/// <summary>An embedded part could not start. The message is one or two plain sentences: what is wrong and what to do.</summary>
public sealed class EmbeddedException(string message, Exception? inner = null) : Exception(message, inner);
