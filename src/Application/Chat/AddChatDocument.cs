using Microsoft.Extensions.Options;
using NeuraNft.Application.Chain;
using NeuraNft.Application.Embeddings;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using Npgsql;
using NpgsqlTypes;

namespace NeuraNft.Application.Chat;

/// <summary>Gives a session a text that its answers may quote, and takes one away.</summary>
public sealed class AddChatDocument(
    NpgsqlDataSource db, ChatTables chats, IOptions<ChatOptions> options, IOptions<ChainOptions> chain, TimeProvider time,
    ITextEmbedder? embedder = null)
{
    private const int MaxTitle = 200;

    private const string Insert = """
        with s as (
            select id from chat_session where id = $2 and network = $6 and account = $7 for update),
        added as (
            insert into chat_document (id, session, title, content, created_at)
            select $1, s.id, $3, $4, $5 from s
            where (select count(*) from chat_document where session = $2) < $8
                and (select count(*) from chat_chunk where session = $2) + cardinality($9::int[]) <= $10
            on conflict do nothing returning id)
        insert into chat_chunk (document, n, session, start, length, model, vector)
        select a.id, u.n, $2, u.start, u.length, $12, u.vector
        from added a cross join unnest($9, $11, $13) with ordinality u(start, length, vector, n)
        """;

    /// <summary>Its texts can be stored.</summary>
    public sealed record Command(Account Account, Guid IdempotencyKey, Guid Session, string Title, string Text);

    /// <exception cref="EmbeddingException">The model refused.</exception>
    public async Task<Result<ChatDocumentRow, ChatRefusal>> HandleAsync(Command command, CancellationToken cancellationToken)
    {
        if (Problem(command) is { } problem)
            return Refuse(new ChatRefusal.Invalid(problem));
        if (await chats.SessionAsync(command.Account, command.Session, cancellationToken) is null)
            return Refuse(new ChatRefusal.NotFound());
        if (embedder is null)
            return Refuse(new ChatRefusal.NoRetrieval());
        var id = CommandId.Of(command.Account, "add_chat_document", command.IdempotencyKey);
        if (await FindAsync(command, id, cancellationToken) is { } before)
            return before;
        var chunks = TextChunks.Of(command.Text, options.Value.ChunkTokens, options.Value.ChunkOverlap);
        if (chunks.Count > options.Value.MaxChunks)
            return Refuse(new ChatRefusal.TooMany("parts of documents", options.Value.MaxChunks));
        var vectors = await embedder.EmbedAsync(
            [.. chunks.Select(c => $"{command.Title}\n{command.Text.AsSpan(c.Start, c.Length)}")], cancellationToken);
        await using var insert = db.CreateCommand(Insert);
        foreach (var value in (object[])
            [
                id, command.Session, command.Title, command.Text, time.GetUtcNow(), chain.Value.Network, command.Account.Value,
                options.Value.MaxDocuments, chunks.Select(c => c.Start).ToArray(), options.Value.MaxChunks,
                chunks.Select(c => c.Length).ToArray(), embedder.Model,
            ])
            insert.Parameters.Add(new() { Value = value });
        insert.Parameters.Add(new()
        {
            Value = vectors.Select(v => UnitVectors.Stored(UnitVectors.ToBytes(v))).ToArray(),
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea,
        });
        await insert.ExecuteNonQueryAsync(cancellationToken);
        return await FindAsync(command, id, cancellationToken)
            ?? Refuse(new ChatRefusal.TooMany("documents, or parts of them,", options.Value.MaxDocuments));
    }

    /// <returns>False where the account has no such document.</returns>
    public async Task<bool> DeleteAsync(Account account, Guid document, CancellationToken cancellationToken)
    {
        await using var delete = db.CreateCommand("""
            delete from chat_document d using chat_session s
            where s.id = d.session and s.network = $1 and s.account = $2 and d.id = $3
            """);
        foreach (var value in (object[])[chain.Value.Network, account.Value, document])
            delete.Parameters.Add(new() { Value = value });
        return await delete.ExecuteNonQueryAsync(cancellationToken) > 0;
    }

    private string? Problem(Command command) =>
        command.Title.Trim().Length == 0 || command.Title.Length > MaxTitle ? $"A title has 1 to {MaxTitle} characters."
        : string.IsNullOrWhiteSpace(command.Text) || command.Text.Length > options.Value.MaxDocumentLength
            ? $"A document has 1 to {options.Value.MaxDocumentLength} characters."
        : null;

    private async Task<Result<ChatDocumentRow, ChatRefusal>?> FindAsync(Command command, Guid id, CancellationToken cancellationToken)
    {
        var documents = await chats.DocumentsAsync(command.Account, command.Session, cancellationToken);
        if (documents.Find(d => d.Id == id) is not { } found)
            return null;
        return found.Title == command.Title && await chats.ContentAsync(command.Account, id, cancellationToken) == command.Text
            ? new Result<ChatDocumentRow, ChatRefusal>.Ok(found)
            : Refuse(new ChatRefusal.OtherInput(id));
    }

    private static Result<ChatDocumentRow, ChatRefusal> Refuse(ChatRefusal refusal) =>
        new Result<ChatDocumentRow, ChatRefusal>.Refused(refusal);
}
