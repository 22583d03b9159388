using NeuraNft.Application.Accounts;
using NeuraNft.Application.Accounts.EncryptionKeys;

namespace NeuraNft.Api.Accounts.EncryptionKeys;

/// <summary>Why an encryption key is not registered. Where a challenge was answered, it is spent.</summary>
[UnionType]
public abstract record EncryptionKeyError(string Code, string Message) : IError
{
    /// <summary>No "age1…", a point of low order, or a second text of a point.</summary>
    public sealed record RecipientInvalidError() : EncryptionKeyError("RECIPIENT_INVALID", "This is no usable age recipient.");

    /// <summary>The nonce is not ours, was used, has expired, or was given out for a login.</summary>
    public sealed record StatementUnknownError()
        : EncryptionKeyError("CHALLENGE_UNKNOWN", "The statement is unknown, used or expired: open a new registration.");

    public sealed record StatementSignatureError()
        : EncryptionKeyError("BAD_SIGNATURE", "The signature is not the key's over this statement.");

    public sealed record SignerNotOnAccountError()
        : EncryptionKeyError("KEY_NOT_ON_ACCOUNT", "The chain does not show this key on this account.");

    public sealed record SignerLimitedError()
        : EncryptionKeyError("FULL_ACCESS_REQUIRED", "A function-call key may not register: use a full-access key.");

    /// <summary>The idempotency key was used with another input.</summary>
    public sealed record EncryptionKeyConflictError(Guid CommandId)
        : EncryptionKeyError("IDEMPOTENCY_MISMATCH", "This idempotency key was used with another input.");

    /// <returns>Null where the chain could not be asked: that is no refusal but a failure.</returns>
    internal static EncryptionKeyError? From(KeyRegistrationRefusal refusal) => refusal switch
    {
        KeyRegistrationRefusal.RecipientInvalid => new RecipientInvalidError(),
        KeyRegistrationRefusal.OtherInput r => new EncryptionKeyConflictError(r.CommandId),
        KeyRegistrationRefusal.NotProven { Why: LoginRefusal.ChallengeUnknown } => new StatementUnknownError(),
        KeyRegistrationRefusal.NotProven { Why: LoginRefusal.BadSignature } => new StatementSignatureError(),
        KeyRegistrationRefusal.NotProven { Why: LoginRefusal.KeyNotOnAccount } => new SignerNotOnAccountError(),
        KeyRegistrationRefusal.NotProven { Why: LoginRefusal.FullAccessRequired } => new SignerLimitedError(),
        _ => null,
    };
}
