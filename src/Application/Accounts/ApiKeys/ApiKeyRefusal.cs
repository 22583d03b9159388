namespace NeuraNft.Application.Accounts.ApiKeys;

/// <summary>Why a key is not issued or revoked.</summary>
public abstract record ApiKeyRefusal
{
    private ApiKeyRefusal() { }

    /// <summary>The name is empty, too long or cannot be stored; no scope is asked for; or the life is too short or long.</summary>
    public sealed record Invalid(string What) : ApiKeyRefusal;

    public sealed record TooMany(int Limit) : ApiKeyRefusal;

    /// <summary>The account has no such key.</summary>
    public sealed record NoSuchKey : ApiKeyRefusal;

    /// <summary>The idempotency key came before with another input.</summary>
    public sealed record OtherInput(Guid CommandId) : ApiKeyRefusal;
}
