using NeuraNft.Application.Chat;
using NeuraNft.Domain;

namespace NeuraNft.Api.Chat;

/// <summary>Why a chat does not do what was asked.</summary>
[UnionType]
public abstract record ChatError(string Code, string Message) : IError
{
    /// <summary>There is none, or it is another's.</summary>
    public sealed record ChatNotFoundError() : ChatError("NOT_FOUND", "You have no such session, document or answer.");

    public sealed record ChatInvalidError(string Message) : ChatError("CHAT_INVALID", Message);

    public sealed record ChatLimitError(string Message, int Limit) : ChatError("CHAT_LIMIT", Message);

    /// <summary>The operator runs no such model; or there is no such asset, it names another base model, or you may not use it.</summary>
    public sealed record ChatModelError() : ChatError("MODEL_NOT_FOUND", "There is no such model, or it is not yours to use.");

    public sealed record ChatNoRetrievalError() : ChatError("NO_RETRIEVAL", "This market has no embedding model: documents are not taken.");

    public sealed record ChatBusyError() : ChatError("CHAT_BUSY", "Your last question here is still being answered.");

    public sealed record ChatNotRunningError() : ChatError("CHAT_NOT_RUNNING", "This answer has ended already.");

    /// <summary>The most that the answer can cost is held while it is generated, and is not there.</summary>
    public sealed record ChatInsufficientBalanceError(Yocto Needed, Yocto Available)
        : ChatError("INSUFFICIENT_BALANCE", $"The answer may cost {Needed} yoctoNEAR; {Available} are there.");

    /// <summary>The idempotency key was used with another input.</summary>
    public sealed record ChatConflictError(Guid CommandId)
        : ChatError("IDEMPOTENCY_MISMATCH", "This idempotency key was used with another input.");

    internal static ChatError From(ChatRefusal refusal) => refusal switch
    {
        ChatRefusal.NotFound => new ChatNotFoundError(),
        ChatRefusal.Invalid r => new ChatInvalidError(r.What),
        ChatRefusal.TooMany r => new ChatLimitError($"There are {r.Limit} {r.What} at most.", r.Limit),
        ChatRefusal.NoSuchModel => new ChatModelError(),
        ChatRefusal.NoRetrieval => new ChatNoRetrievalError(),
        ChatRefusal.Busy => new ChatBusyError(),
        ChatRefusal.NotRunning => new ChatNotRunningError(),
        ChatRefusal.InsufficientBalance r => new ChatInsufficientBalanceError(r.Needed, r.Available),
        ChatRefusal.OtherInput r => new ChatConflictError(r.CommandId),
        _ => throw new System.Diagnostics.UnreachableException(refusal.GetType().Name),
    };

    internal static ChatInvalidError Unstorable { get; } = new("A text holds a character that cannot be stored.");
}
