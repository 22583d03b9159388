using NeuraNft.Domain.Assets;

namespace NeuraNft.Domain.Sealing;

/// <summary>Who was given the key of which content, and who was not. Never a key. Stored format; change only by adding.</summary>
public abstract record KeyEvent
{
    private KeyEvent() { }

    public abstract AssetId Asset { get; init; }

    public abstract Account Account { get; init; }

    /// <summary>
    /// A header for <paramref name="Recipient"/> ("age1…") was minted by the right of <paramref name="Account"/>. Of a download the
    /// recipient is the account's and links lapse at <paramref name="ExpiresAt"/>, by the platform's clock; of an inference it is the
    /// worker's, for the one attempt named.
    /// </summary>
    public sealed record KeyReleased(
        AssetId Asset, int Version, int Revision, Account Account, KeyPurpose Purpose, string Recipient, KeyDecision Decision,
        string? Worker, Guid? Job, int? Attempt, DateTimeOffset? ExpiresAt) : KeyEvent;

    /// <summary>
    /// The code is stable (ACCESS_DENIED, NOT_SEALED, …). One event an hour for an account, asset and purpose stands for all of them.
    /// </summary>
    public sealed record KeyRefused(
        AssetId Asset, int? Version, Account Account, KeyPurpose Purpose, string Code, string? Reason, KeyDecision Decision,
        string? Worker, Guid? Job) : KeyEvent;
}
