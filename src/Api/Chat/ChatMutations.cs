using System.Diagnostics;
using System.Security.Claims;
using NeuraNft.Api.Accounts;
using NeuraNft.Api.Assets;
using NeuraNft.Application;
using NeuraNft.Application.Chain;
using NeuraNft.Application.Chat;

namespace NeuraNft.Api.Chat;

/// <summary>Chats with the operator's models, over documents of the caller's.</summary>
[MutationType]
public static partial class ChatMutations
{
    /// <summary>Opens a session.</summary>
    [Authorize(Policies.Generate)]
    public static async Task<OpenChatSessionPayload> OpenChatSessionAsync(
        OpenChatSessionInput input, ClaimsPrincipal user, OpenChat open, IHttpContextAccessor http, CancellationToken cancellationToken)
    {
        if (!StorableText.Is(input.Title))
            return new OpenChatSessionPayload(null, [ChatError.Unstorable]);
        var command = new OpenChat.Command(
            user.RequiredAccount(), input.IdempotencyKey, input.Title, input.Model,
            input.AssetId is { } asset ? AssetKey.Parse(asset) : null);
        try
        {
            return await open.HandleAsync(command, cancellationToken) switch
            {
                Result<ChatSessionRow, ChatRefusal>.Ok(var session) => new OpenChatSessionPayload(ChatSession.From(session), null),
                Result<ChatSessionRow, ChatRefusal>.Refused(var refusal) => new OpenChatSessionPayload(null, [ChatError.From(refusal)]),
                _ => throw new UnreachableException(),
            };
        }
        catch (ChainBehindException)
        {
            throw Unavailable.Chain(http);
        }
    }

    /// <summary>Gives a session a text that its answers may quote.</summary>
    [Authorize(Policies.Generate)]
    public static async Task<AddChatDocumentPayload> AddChatDocumentAsync(
        AddChatDocumentInput input, ClaimsPrincipal user, AddChatDocument add, CancellationToken cancellationToken)
    {
        if (!StorableText.Is(input.Title) || !StorableText.Is(input.Text))
            return new AddChatDocumentPayload(null, [ChatError.Unstorable]);
        var command = new AddChatDocument.Command(
            user.RequiredAccount(), input.IdempotencyKey, input.SessionId, input.Title, input.Text);
        return await add.HandleAsync(command, cancellationToken) switch
        {
            Result<ChatDocumentRow, ChatRefusal>.Ok(var document) => new AddChatDocumentPayload(ChatDocument.From(document), null),
            Result<ChatDocumentRow, ChatRefusal>.Refused(var refusal) => new AddChatDocumentPayload(null, [ChatError.From(refusal)]),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>Asks a question. One at a time: the next is taken when the last one is answered.</summary>
    [Authorize(Policies.Generate)]
    public static async Task<SendChatMessagePayload> SendChatMessageAsync(
        SendChatMessageInput input, ClaimsPrincipal user, SendChatMessage send, IHttpContextAccessor http,
        CancellationToken cancellationToken)
    {
        if (!StorableText.Is(input.Text))
            return new SendChatMessagePayload(null, [ChatError.Unstorable]);
        var command = new SendChatMessage.Command(user.RequiredAccount(), input.IdempotencyKey, input.SessionId, input.Text);
        try
        {
            return await send.HandleAsync(command, cancellationToken) switch
            {
                Result<ChatMessageRow, ChatRefusal>.Ok(var answer) => new SendChatMessagePayload(ChatMessage.From(answer), null),
                Result<ChatMessageRow, ChatRefusal>.Refused(var refusal) => new SendChatMessagePayload(null, [ChatError.From(refusal)]),
                _ => throw new UnreachableException(),
            };
        }
        catch (ChainBehindException)
        {
            throw Unavailable.Chain(http);
        }
    }

    /// <summary>
    /// Stops an answer that waits or comes, on whichever node it is generated. What has come is kept and paid for; one that was not begun
    /// costs nothing. May be repeated; one that has ended by itself is CHAT_NOT_RUNNING.
    /// </summary>
    [Authorize(Policies.Generate)]
    public static async Task<StopChatAnswerPayload> StopChatAnswerAsync(
        StopChatAnswerInput input, ClaimsPrincipal user, StopChatAnswer stop, CancellationToken cancellationToken) =>
        await stop.HandleAsync(user.RequiredAccount(), input.AnswerId, cancellationToken) switch
        {
            Result<ChatMessageRow, ChatRefusal>.Ok(var answer) => new StopChatAnswerPayload(ChatMessage.From(answer), null),
            Result<ChatMessageRow, ChatRefusal>.Refused(var refusal) => new StopChatAnswerPayload(null, [ChatError.From(refusal)]),
            _ => throw new UnreachableException(),
        };

    /// <summary>Removes a session with its documents and all that was said in it. May be repeated: then it is NOT_FOUND.</summary>
    [Authorize(Policies.Generate)]
    public static async Task<DeleteChatPayload> DeleteChatSessionAsync(
        DeleteChatSessionInput input, ClaimsPrincipal user, OpenChat chats, CancellationToken cancellationToken) =>
        Deleted(input.SessionId, await chats.DeleteAsync(user.RequiredAccount(), input.SessionId, cancellationToken));

    /// <summary>Removes a document; answers that quoted it stay. May be repeated: then it is NOT_FOUND.</summary>
    [Authorize(Policies.Generate)]
    public static async Task<DeleteChatPayload> DeleteChatDocumentAsync(
        DeleteChatDocumentInput input, ClaimsPrincipal user, AddChatDocument documents, CancellationToken cancellationToken) =>
        Deleted(input.DocumentId, await documents.DeleteAsync(user.RequiredAccount(), input.DocumentId, cancellationToken));

    private static DeleteChatPayload Deleted(Guid id, bool isGone) =>
        isGone ? new DeleteChatPayload(id, null) : new DeleteChatPayload(null, [new ChatError.ChatNotFoundError()]);
}
