namespace NeuraNft.Domain.Accounts;

/// <summary>What an account did with this platform off chain. Stored format; change only by adding.</summary>
public abstract record AccountEvent
{
    private AccountEvent() { }

    /// <summary>The account proved itself by a signature; the key is the one that signed ("ed25519:…"). Times are the platform's.</summary>
    public sealed record SessionOpened(
        string Network, Account Account, Guid Session, string PublicKey, DateTimeOffset OpenedAt, DateTimeOffset ExpiresAt)
        : AccountEvent;
}
