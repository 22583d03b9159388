using NeuraNft.Application.Accounts;

namespace NeuraNft.Api.Accounts;

/// <summary>Why a login is refused.</summary>
[UnionType]
public abstract record LogInError(string Code, string Message) : IError
{
    /// <summary>The nonce is not ours, was used, or has expired.</summary>
    public sealed record ChallengeUnknownError()
        : LogInError("CHALLENGE_UNKNOWN", "The challenge is unknown, used or expired: open a new login.");

    public sealed record BadSignatureError() : LogInError("BAD_SIGNATURE", "The signature is not the key's over this challenge.");

    public sealed record KeyNotOnAccountError() : LogInError("KEY_NOT_ON_ACCOUNT", "The chain does not show this key on this account.");

    public sealed record FullAccessRequiredError()
        : LogInError("FULL_ACCESS_REQUIRED", "A function-call key may not log in: use a full-access key.");

    /// <returns>Null where the chain could not be asked: that is no refusal but a failure.</returns>
    internal static LogInError? From(LoginRefusal refusal) => refusal switch
    {
        LoginRefusal.ChallengeUnknown => new ChallengeUnknownError(),
        LoginRefusal.BadSignature => new BadSignatureError(),
        LoginRefusal.KeyNotOnAccount => new KeyNotOnAccountError(),
        LoginRefusal.FullAccessRequired => new FullAccessRequiredError(),
        _ => null,
    };
}
