namespace NeuraNft.Application.Accounts.EncryptionKeys;

/// <summary>Why an encryption key is not registered.</summary>
public abstract record KeyRegistrationRefusal
{
    private KeyRegistrationRefusal() { }

    /// <summary>No age recipient, or one of low order, or a second text of one.</summary>
    public sealed record RecipientInvalid : KeyRegistrationRefusal;

    /// <summary>As at a login; the challenge is spent.</summary>
    public sealed record NotProven(LoginRefusal Why) : KeyRegistrationRefusal;

    /// <summary>The idempotency key came before with another input.</summary>
    public sealed record OtherInput(Guid CommandId) : KeyRegistrationRefusal;
}
