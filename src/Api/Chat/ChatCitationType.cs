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
    [Authorize(Policies.Generate), Cost(1)]
    public static async Task<string?> GetTextAsync(
        [Parent] ChatCitation citation, ClaimsPrincipal user, DocumentTexts texts, CancellationToken cancellationToken) =>
        await texts.LoadAsync((user.RequiredAccount(), citation.DocumentId), cancellationToken) is { } text
        && citation.Start + citation.Length <= text.Length
            ? text.Substring(citation.Start, citation.Length).Trim()
            : null;
}

/// <summary>Documents' texts, fetched together; an account's own alone.</summary>
public sealed class DocumentTexts(IBatchScheduler scheduler, ChatTables chats)
    : BatchDataLoader<(Account Account, Guid Document), string>(scheduler)
{
    protected override async Task<IReadOnlyDictionary<(Account Account, Guid Document), string>> LoadBatchAsync(
        IReadOnlyList<(Account Account, Guid Document)> keys, CancellationToken cancellationToken)
    {
        var texts = new Dictionary<(Account, Guid), string>();
        foreach (var own in keys.GroupBy(k => k.Account, k => k.Document))
            foreach (var (document, text) in await chats.ContentsAsync(own.Key, [.. own], cancellationToken))
                texts.Add((own.Key, document), text);
        return texts;
    }
}
