using NeuraNft.Application.Accounts.ApiKeys;

namespace NeuraNft.Api.Accounts.ApiKeys;

/// <summary>Why a key is not issued or revoked.</summary>
[UnionType]
public abstract record ApiKeyError(string Code, string Message) : IError
{
    /// <summary>The name, the scopes or the life are not what they may be.</summary>
    public sealed record ApiKeyInvalidError(string Message) : ApiKeyError("API_KEY_INVALID", Message);

    public sealed record ApiKeyLimitError(int Limit) : ApiKeyError("TOO_MANY_API_KEYS", $"An account has at most {Limit} live keys.");

    public sealed record ApiKeyNotFoundError() : ApiKeyError("NOT_FOUND", "You have no such key.");

    /// <summary>The idempotency key was used with another input.</summary>
    public sealed record ApiKeyConflictError(Guid CommandId)
        : ApiKeyError("IDEMPOTENCY_MISMATCH", "This idempotency key was used with another input.");

    internal static ApiKeyError From(ApiKeyRefusal refusal) => refusal switch
    {
        ApiKeyRefusal.Invalid r => new ApiKeyInvalidError(r.What),
        ApiKeyRefusal.TooMany r => new ApiKeyLimitError(r.Limit),
        ApiKeyRefusal.NoSuchKey => new ApiKeyNotFoundError(),
        ApiKeyRefusal.OtherInput r => new ApiKeyConflictError(r.CommandId),
        _ => throw new System.Diagnostics.UnreachableException(refusal.GetType().Name),
    };
}
