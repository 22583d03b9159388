namespace Neura.GraphQL.Execution;

/// <summary>Finds the text of a request: its own, or that of the trusted document which it names.</summary>
internal sealed class TrustedDocuments(IOperationDocumentStorage? storage, GraphQLOptions options)
{
    /// <exception cref="GraphQLException">The request has no text that may run.</exception>
    public async ValueTask<string> TextOfAsync(GraphQLRequest request, CancellationToken cancellationToken)
    {
        if (request.DocumentId is not { } given)
            return options.OnlyTrustedDocuments ? await RequireKnownAsync(request.Query, cancellationToken) : request.Query;
        if (request.Query.Length > 0)
            return await CheckedAsync(request.Query, given, cancellationToken);
        return await FindAsync(given, cancellationToken)
            ?? throw Refuse("PersistedQueryNotFound", ErrorCodes.DocumentNotFound);
    }

    private async ValueTask<string?> FindAsync(string given, CancellationToken cancellationToken) =>
        storage is not null && DocumentId.TryParse(given, out var id) ? await storage.TryReadAsync(id, cancellationToken) : null;

    // A full text is as good as its id where it is one of ours.
    private async ValueTask<string> RequireKnownAsync(string text, CancellationToken cancellationToken) =>
        await FindAsync(DocumentId.Of(text), cancellationToken)
        ?? throw Refuse("Only trusted documents may be executed.", ErrorCodes.OnlyTrustedDocuments);

    private async ValueTask<string> CheckedAsync(string text, string given, CancellationToken cancellationToken)
    {
        if (!DocumentId.TryParse(given, out var id) || id != DocumentId.Of(text))
            throw Refuse("The id is not the SHA-256 of the query.", ErrorCodes.BadRequest);
        return options.OnlyTrustedDocuments ? await RequireKnownAsync(text, cancellationToken) : text;
    }

    private static GraphQLException Refuse(string message, string code) => new(new GraphQLError(message).WithCode(code));
}
