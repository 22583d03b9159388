using NeuraNft.Domain.Assets;

namespace NeuraNft.Domain.Sealing;

/// <summary>
/// What became of the encrypted content of an asset's versions: decided here, not on chain. Stored format; change only by adding.
/// </summary>
public abstract record ContentEvent
{
    private ContentEvent() { }

    public abstract AssetId Asset { get; init; }

    /// <summary>
    /// The owner says by a signed statement what the version's encrypted content is; <paramref name="Epoch"/> is the access epoch then.
    /// The commitment is to the plaintext and salted, so it tells nobody what it is.
    /// </summary>
    public sealed record AssetSealed(
        AssetId Asset, int Version, int Revision, SealedPayload Payload, string Commitment, long Epoch, Account By,
        SignedStatement Statement) : ContentEvent;

    /// <summary>
    /// An account could have held the key of this revision and lost its right: the next access makes a new one, or, where nobody else
    /// holds such a right (<paramref name="AtOnce"/>), that is made now. The cause is a position in the log; for an expiry, of the event
    /// that gave the right. No account: several, or everybody by the default level.
    /// </summary>
    public sealed record ReencryptionDue(
        AssetId Asset, int Version, int Revision, RightsLossReason Reason, Account? Account, bool AtOnce, long Cause, BlockTime LostAt)
        : ContentEvent;

    /// <summary>
    /// The same plaintext, which the version's commitment binds, under a new file key; <paramref name="Revision"/> is the new one.
    /// </summary>
    public sealed record ReencryptionDone(AssetId Asset, int Version, int Revision, string OldCid, SealedPayload Payload) : ContentEvent;

    /// <summary>The asset is no more: no key is released again, and what is stored of the revision goes.</summary>
    public sealed record ContentWithdrawn(AssetId Asset, int Version, int Revision, string Cid, long Cause) : ContentEvent;
}
