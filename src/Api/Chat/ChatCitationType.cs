using System.Security.Claims;
using Neura.GraphQL.DataLoaders;
using NeuraNft.Api.Accounts;
using NeuraNft.Application.Chat;
using NeuraNft.Domain;

namespace NeuraNft.Api.Chat;

/// <summary>What a citation points to.</summary>
[ObjectType<ChatCitation>]
public static partial class ChatCitationType
{
    /// <summary>The passage, as the model was shown it; null where its document was removed.</summary>
    [Authorize(Policies.Generate), Cost(10)]
    public static async Task<string?> GetTextAsync(
        [Parent] ChatCitation citation, ClaimsPrincipal user, CitedPassages passages, CancellationToken cancellationToken) =>
        await passages.LoadAsync(
            (user.RequiredAccount(), citation.DocumentId, new TextChunk(citation.Start, citation.Length)), cancellationToken);
}

/// <summary>Passages of documents, fetched together, few at once: each is cut out of a whole text. An account's own alone.</summary>
public sealed class CitedPassages(IBatchScheduler scheduler, ChatTables chats)
    : BatchDataLoader<(Account Account, Guid Document, TextChunk Part), string>(scheduler, new DataLoaderOptions { MaxBatchSize = 24 })
{
    protected override async Task<IReadOnlyDictionary<(Account Account, Guid Document, TextChunk Part), string>> LoadBatchAsync(
        IReadOnlyList<(Account Account, Guid Document, TextChunk Part)> keys, CancellationToken cancellationToken)
    {
        var texts = new Dictionary<(Account, Guid, TextChunk), string>();
        foreach (var own in keys.GroupBy(k => k.Account, k => (k.Document, k.Part)))
            foreach (var (passage, text) in await chats.PassagesAsync(own.Key, own, cancellationToken))
                texts.Add((own.Key, passage.Document, passage.Part), text);
        return texts;
    }
}
