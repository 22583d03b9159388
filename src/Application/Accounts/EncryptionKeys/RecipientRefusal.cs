namespace NeuraNft.Application.Accounts.EncryptionKeys;

/// <summary>Why nothing may be encrypted for an account.</summary>
public abstract record RecipientRefusal
{
    private RecipientRefusal() { }

    /// <summary>The account registered no encryption key, or what it registered is not read yet.</summary>
    public sealed record NoneRegistered : RecipientRefusal;

    /// <summary>
    /// What is stored is not what the account signed: recipient, account, network, domain or signature were changed after it. An alarm.
    /// </summary>
    public sealed record BindingBroken : RecipientRefusal;

    /// <summary>The key that signed may no longer speak for the account: it has to register its recipient again.</summary>
    public sealed record KeyRefused(LoginRefusal Why) : RecipientRefusal;

    /// <summary>The chain could not be asked whether it still may. Nothing is assumed.</summary>
    public sealed record ChainUnavailable : RecipientRefusal;
}
