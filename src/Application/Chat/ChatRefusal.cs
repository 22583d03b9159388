using NeuraNft.Domain;

namespace NeuraNft.Application.Chat;

/// <summary>Why a chat does not do what was asked.</summary>
public abstract record ChatRefusal
{
    private ChatRefusal() { }

    /// <summary>No such session or document, or another's.</summary>
    public sealed record NotFound : ChatRefusal;

    /// <summary>A text is empty, too long or cannot be stored.</summary>
    public sealed record Invalid(string What) : ChatRefusal;

    public sealed record TooMany(string What, int Limit) : ChatRefusal;

    /// <summary>The operator runs no such model, or none at all; or the asset names another base model, or may not be used.</summary>
    public sealed record NoSuchModel : ChatRefusal;

    /// <summary>Documents need an embedding model, and the operator named none.</summary>
    public sealed record NoRetrieval : ChatRefusal;

    /// <summary>The session's last question is still being answered.</summary>
    public sealed record Busy : ChatRefusal;

    /// <summary>The answer has ended already.</summary>
    public sealed record NotRunning : ChatRefusal;

    /// <summary>The most that the answer can cost is not there.</summary>
    public sealed record InsufficientBalance(Yocto Needed, Yocto Available) : ChatRefusal;

    /// <summary>The idempotency key came before with another input.</summary>
    public sealed record OtherInput(Guid CommandId) : ChatRefusal;
}
