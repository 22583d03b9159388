namespace NeuraNft.Application.Accounts;

/// <summary>Why a login is refused. The challenge is spent in every case.</summary>
public abstract record LoginRefusal
{
    private LoginRefusal() { }

    /// <summary>The nonce is not ours, was used, or has expired.</summary>
    public sealed record ChallengeUnknown : LoginRefusal;

    /// <summary>The signature is not the key's over the message, nonce and recipient that were given out.</summary>
    public sealed record BadSignature : LoginRefusal;

    /// <summary>The chain does not show this key on this account.</summary>
    public sealed record KeyNotOnAccount : LoginRefusal;

    /// <summary>A function-call key may not speak for its account.</summary>
    public sealed record FullAccessRequired : LoginRefusal;

    /// <summary>The chain could not be asked. Nothing is assumed: take a new challenge and try again.</summary>
    public sealed record ChainUnavailable : LoginRefusal;
}
