namespace Neura.GraphQL.Execution;

/// <summary>
/// The documents that clients may name by their hash instead of sending them
/// (https://github.com/graphql/graphql-over-http/blob/main/spec/Appendix%20A%20--%20Persisted%20Documents.md).
/// </summary>
public interface IOperationDocumentStorage
{
    /// <param name="documentId">SHA-256 of the document's UTF-8 text: 64 hexadecimal digits in lower case.</param>
    /// <returns>The document's text; null where it is unknown.</returns>
    ValueTask<string?> TryReadAsync(string documentId, CancellationToken cancellationToken);
}
