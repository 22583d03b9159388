using Microsoft.Extensions.Options;
using NeuraNft.Application.Embeddings;
using Npgsql;

namespace NeuraNft.Application.Chat;

/// <summary>The windows of a session's documents that are nearest to a question, by cosine over all of them.</summary>
internal sealed class ChatRetrieval(NpgsqlDataSource db, IOptions<ChatOptions> options, ITextEmbedder? embedder = null)
{
    public sealed record Source(ChatCitation Citation, string Text);

    public async Task<IReadOnlyList<Source>> FindAsync(Guid session, string question, CancellationToken cancellationToken)
    {
        if (embedder is null || options.Value.Citations == 0)
            return [];
        var near = await RankAsync(session, question, embedder, cancellationToken);
        var sources = new List<Source>();
        foreach (var (document, chunk, score) in near)
        {
            await using var command = db.CreateCommand("select title, content from chat_document where id = $1");
            command.Parameters.Add(new() { Value = document });
            await using var row = await command.ExecuteReaderAsync(cancellationToken);
            if (await row.ReadAsync(cancellationToken))
                sources.Add(new Source(
                    new ChatCitation(sources.Count + 1, document, row.GetString(0), chunk.Start, chunk.Length, score),
                    row.GetString(1).Substring(chunk.Start, chunk.Length).Trim()));
        }
        return sources;
    }

    private async Task<IReadOnlyList<(Guid Document, TextChunk Chunk, float Score)>> RankAsync(
        Guid session, string question, ITextEmbedder by, CancellationToken cancellationToken)
    {
        await using var command = db.CreateCommand(
            "select document, start, length, vector from chat_chunk where session = $1 and model = $2 order by document, n");
        command.Parameters.Add(new() { Value = session });
        command.Parameters.Add(new() { Value = by.Model });
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var (ranked, asked) = (new List<(Guid, TextChunk, float Score)>(), (sbyte[]?)null);
        while (await row.ReadAsync(cancellationToken))
        {
            asked ??= UnitVectors.ToBytes((await by.EmbedAsync([question], cancellationToken))[0]);
            var vector = row.GetFieldValue<byte[]>(3);
            if (vector.Length == asked.Length)
                ranked.Add((
                    row.GetGuid(0), new TextChunk(row.GetInt32(1), row.GetInt32(2)),
                    UnitVectors.Cosine(UnitVectors.FromStored(vector), asked)));
        }
        return [.. ranked.Where(r => r.Score >= options.Value.MinimumCosine).OrderByDescending(r => r.Score).Take(options.Value.Citations)];
    }
}
