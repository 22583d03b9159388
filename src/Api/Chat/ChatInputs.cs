using NeuraNft.Api.Assets;

namespace NeuraNft.Api.Chat;

/// <param name="IdempotencyKey">The client's: sent again, the same session is given again.</param>
/// <param name="Title">1 to 200 characters.</param>
/// <param name="Model">One of chatModels. Default: the asset's base model, or else the first.</param>
/// <param name="AssetId">An asset whose base model is to answer; needs level USE_MODEL, now and for each question.</param>
public sealed record OpenChatSessionInput(
    Guid IdempotencyKey, string Title, string? Model, [property: ID<Asset>] string? AssetId);

public sealed record OpenChatSessionPayload(ChatSession? Session, IReadOnlyList<ChatError>? Errors);

/// <param name="IdempotencyKey">The client's.</param>
/// <param name="Title">1 to 200 characters; answers cite it.</param>
/// <param name="Text">Plain text.</param>
public sealed record AddChatDocumentInput(Guid IdempotencyKey, Guid SessionId, string Title, string Text);

public sealed record AddChatDocumentPayload(ChatDocument? Document, IReadOnlyList<ChatError>? Errors);

/// <param name="IdempotencyKey">The client's: sent again, the same answer is given again.</param>
/// <param name="Text">The question.</param>
public sealed record SendChatMessageInput(Guid IdempotencyKey, Guid SessionId, string Text);

/// <param name="Answer">It waits, and then grows: follow it by the subscription chatAnswer.</param>
public sealed record SendChatMessagePayload(ChatMessage? Answer, IReadOnlyList<ChatError>? Errors);

public sealed record StopChatAnswerInput(Guid AnswerId);

/// <param name="Answer">STOPPED; or RUNNING a moment longer, which the subscription chatAnswer tells the end of.</param>
public sealed record StopChatAnswerPayload(ChatMessage? Answer, IReadOnlyList<ChatError>? Errors);

public sealed record DeleteChatSessionInput(Guid SessionId);

public sealed record DeleteChatDocumentInput(Guid DocumentId);

/// <param name="DeletedId">What is gone, for good.</param>
public sealed record DeleteChatPayload(Guid? DeletedId, IReadOnlyList<ChatError>? Errors);
