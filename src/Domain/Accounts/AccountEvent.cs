namespace NeuraNft.Domain.Accounts;

/// <summary>What an account did with this platform off chain. Stored format; change only by adding.</summary>
public abstract record AccountEvent
{
    private AccountEvent() { }

    /// <summary>
    /// The account proved itself by a signature; the key is the one that signed ("ed25519:…"). Times are the platform's. The session
    /// ends by <paramref name="ExpiresAt"/> at the latest, where it is not refreshed before.
    /// </summary>
    public sealed record SessionOpened(
        string Network, Account Account, Guid Session, string PublicKey, DateTimeOffset OpenedAt, DateTimeOffset ExpiresAt)
        : AccountEvent;

    /// <summary>A refresh token was exchanged for its successor; the chain showed the session's key on the account again.</summary>
    public sealed record SessionRefreshed(
        string Network, Account Account, Guid Session, int Generation, DateTimeOffset RefreshedAt, DateTimeOffset ExpiresAt)
        : AccountEvent;

    public sealed record SessionClosed(
        string Network, Account Account, Guid Session, SessionEnd Reason, DateTimeOffset ClosedAt) : AccountEvent;

    /// <summary>A key for a machine. The secret is nowhere in the log.</summary>
    public sealed record ApiKeyIssued(
        string Network, Account Account, Guid Key, string Name, ApiScopes Scopes, Guid Session, DateTimeOffset IssuedAt,
        DateTimeOffset ExpiresAt) : AccountEvent;

    public sealed record ApiKeyRevoked(string Network, Account Account, Guid Key, DateTimeOffset RevokedAt) : AccountEvent;

    /// <summary>The account's age recipient, with the statement that its full-access key signed: all that a verifier needs.</summary>
    public sealed record EncryptionKeyRegistered(
        string Network, Account Account, string Recipient, KeyStatement Statement, DateTimeOffset RegisteredAt) : AccountEvent;

    /// <summary>
    /// A generator answered the account. Neither question nor answer is in the log: <paramref name="Commitment"/> binds both by a salt that
    /// is kept, and erased, with them; null where neither is kept.
    /// </summary>
    /// <param name="Generation">Of a chat: the answer's message.</param>
    /// <param name="IsEstimate">The generator did not say how many tokens there were.</param>
    public sealed record TextGenerated(
        string Network, Account Account, Guid Generation, string Model, long PromptTokens, long CompletionTokens, bool IsEstimate,
        string? Commitment, DateTimeOffset GeneratedAt) : AccountEvent;

    /// <summary>
    /// The keys of what this account had written are gone: from here back nobody can read it. By itself, or (null) by the operator.
    /// </summary>
    public sealed record SubjectErased(string Network, Account Account, Account? By, DateTimeOffset ErasedAt) : AccountEvent;
}
