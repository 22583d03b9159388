using System.Globalization;
using System.Security.Claims;
using NeuraNft.Api.Accounts;
using NeuraNft.Api.Assets;
using NeuraNft.Api.History;
using NeuraNft.Application.Chat;

namespace NeuraNft.Api.Chat;

/// <summary>The caller's chats.</summary>
[QueryType]
public static partial class ChatQueries
{
    private const int Most = 100;

    /// <summary>The models that chats may name, as the operator configured them; none where there is no generator.</summary>
    [ListSize(AssumedSize = 10)]
    public static IReadOnlyList<ChatModel> GetChatModels(ChatModels models) =>
        [.. models.All.Select(m => new ChatModel(m.Name, m.ContextTokens, m.Price.Prompt, m.Price.Completion))];

    /// <summary>The caller's sessions, newest first; at most 100.</summary>
    [Authorize(Policies.Generate), ListSize(AssumedSize = 50)]
    public static async Task<IReadOnlyList<ChatSession>> GetChatSessionsAsync(
        ClaimsPrincipal user, ChatTables chats, CancellationToken cancellationToken) =>
        [.. (await chats.SessionsAsync(user.RequiredAccount(), Most, cancellationToken)).Select(ChatSession.From)];

    /// <summary>A session of the caller's. Another's is NOT_FOUND.</summary>
    [Authorize(Policies.Generate)]
    public static async Task<ChatSession?> GetChatSessionAsync(
        Guid id, ClaimsPrincipal user, ChatTables chats, CancellationToken cancellationToken) =>
        ChatSession.From(await chats.SessionAsync(user.RequiredAccount(), id, cancellationToken) ?? throw EntityHistoryQueries.NotFound());

    /// <summary>A message of the caller's. Another's is NOT_FOUND.</summary>
    [Authorize(Policies.Generate)]
    public static async Task<ChatMessage?> GetChatMessageAsync(
        Guid id, ClaimsPrincipal user, ChatTables chats, CancellationToken cancellationToken) =>
        ChatMessage.From(await chats.MessageAsync(user.RequiredAccount(), id, cancellationToken) ?? throw EntityHistoryQueries.NotFound());
}

/// <summary>What is asked about a session beside its own row.</summary>
[ObjectType<ChatSession>]
public static partial class ChatSessionType
{
    /// <summary>The asset whose base model answers; null where the model was named itself.</summary>
    [Cost(1)]
    public static async Task<Asset?> GetAssetAsync([Parent] ChatSession session, AssetById assets, CancellationToken cancellationToken) =>
        session.AssetKey is { } key ? await assets.LoadAsync(AssetKey.Parse(key), cancellationToken) : null;

    /// <summary>Its documents, as they were added.</summary>
    [Authorize(Policies.Generate), ListSize(AssumedSize = 50)]
    public static async Task<IReadOnlyList<ChatDocument>> GetDocumentsAsync(
        [Parent] ChatSession session, ClaimsPrincipal user, ChatTables chats, CancellationToken cancellationToken) =>
        [.. (await chats.DocumentsAsync(user.RequiredAccount(), session.Id, cancellationToken)).Select(ChatDocument.From)];

    /// <summary>What was said, newest first.</summary>
    [Authorize(Policies.Generate), UsePaging(AllowBackwardPagination = false)]
    public static async Task<Connection<ChatMessage>> GetMessagesAsync(
        [Parent] ChatSession session, PagingArguments paging, ClaimsPrincipal user, ChatTables chats, CancellationToken cancellationToken)
    {
        var before = (int)(PositionPages.Before(paging) ?? int.MaxValue);
        var rows = await chats.MessagesAsync(user.RequiredAccount(), session.Id, before, paging.Size + 1, cancellationToken);
        return new Connection<ChatMessage>(
            [
                .. rows.Take(paging.Size).Select(r => new Edge<ChatMessage>(
                    ChatMessage.From(r), r.Number.ToString(CultureInfo.InvariantCulture))),
            ],
            new PageInfo(rows.Count > paging.Size, paging.After is not null));
    }
}
