using NeuraNft.Domain.Collections;

namespace NeuraNft.Domain.Assets;

/// <summary>What happened to an asset and to the rights in it. Stored format; change only by adding.</summary>
public abstract record AssetEvent
{
    private AssetEvent() { }

    public sealed record AssetMinted(
        AssetId Asset, CollectionId Collection, AssetKind Kind, string Name, Account Creator, Account Owner, AssetMetadata Metadata,
        AccessLevel DefaultLevel, AccessLevel MaxLevel, Royalty Royalty, AssetVersion? Version, BlockTime MintedAt) : AssetEvent;

    /// <summary>Carries the full new name and metadata, not the difference.</summary>
    public sealed record MetadataUpdated(AssetId Asset, string Name, AssetMetadata Metadata, Account By) : AssetEvent;

    public sealed record VersionPublished(AssetId Asset, AssetVersion Version, Account By) : AssetEvent;

    /// <summary>NEP-171's nft_transfer. The grants lapse by the <see cref="AccessEpochBumped"/> right behind it.</summary>
    public sealed record AssetTransferred(AssetId Asset, Account OldOwner, Account NewOwner, Account? Authorized, string? Memo)
        : AssetEvent;

    /// <summary>Replaces what the account held by the same origin. No expiry: until revoked or lapsed.</summary>
    public sealed record AccessSet(
        AssetId Asset, Account Account, AccessLevel Level, BlockTime? ExpiresAt, Account GrantedBy, BlockTime GrantedAt, GrantOrigin Origin)
        : AssetEvent;

    /// <summary>Without an origin (also in events stored before there were several): all that the account holds.</summary>
    public sealed record AccessRevoked(AssetId Asset, Account Account, Account RevokedBy, GrantOrigin? Origin = null) : AssetEvent;

    public sealed record DefaultLevelSet(AssetId Asset, AccessLevel Level, Account By) : AssetEvent;

    /// <summary>Level 0 is "no cap" and only ever the first state: once set, a cap is only lowered.</summary>
    public sealed record MaxLevelSet(AssetId Asset, AccessLevel Level, Account By) : AssetEvent;

    /// <summary>
    /// Every right of origin <see cref="GrantOrigin.Grant"/> of an earlier epoch has lapsed; paid ones stay. By a transfer, or (with one
    /// owner, old and new) by the owner's word.
    /// </summary>
    public sealed record AccessEpochBumped(AssetId Asset, long Epoch, Account OldOwner, Account NewOwner) : AssetEvent;

    public sealed record AssetBurnt(AssetId Asset, Account Owner) : AssetEvent;

    /// <summary>No terms: the level is not for lease any more. Leases that run are not touched.</summary>
    public sealed record LeaseTermsSet(AssetId Asset, AccessLevel Level, LeaseTerms? Terms, Account By) : AssetEvent;

    /// <summary>Who paid whom for a lease; the right itself is the <see cref="AccessSet"/> right behind it.</summary>
    public sealed record LeaseStarted(
        AssetId Asset, Account Account, AccessLevel Level, int Periods, Yocto Price, Yocto PlatformFee, Payouts Payouts,
        BlockTime StartedAt, BlockTime ExpiresAt) : AssetEvent;

    /// <summary>
    /// Why the <see cref="AccessRevoked"/> and the <see cref="AccessSet"/> right behind it. The origin is of what the seller held.
    /// </summary>
    public sealed record AccessResold(
        AssetId Asset, Account From, Account To, AccessLevel Level, BlockTime? ExpiresAt, GrantOrigin Origin) : AssetEvent;

    /// <summary>The asset derives from another of the same contract. Follows the asset's <see cref="AssetMinted"/>.</summary>
    public sealed record ReplicaCreated(AssetId Asset, AssetId Parent, Account By) : AssetEvent;

    public sealed record RoyaltySet(AssetId Asset, Royalty Royalty, Account By) : AssetEvent;

    public sealed record AccessRequested(AssetId Asset, Account Account, AccessLevel Level, string? Message, BlockTime RequestedAt)
        : AssetEvent;

    /// <summary>Where approved, an <see cref="AccessSet"/> follows.</summary>
    public sealed record AccessAnswered(
        AssetId Asset, Account Account, AccessLevel Level, bool Approved, Account By, BlockTime AnsweredAt) : AssetEvent;

    /// <summary>NEP-178: the account may transfer the asset while the approval stands. A transfer ends all approvals.</summary>
    public sealed record AccountApproved(AssetId Asset, Account Owner, Account Account, long ApprovalId) : AssetEvent;

    /// <summary>NEP-178; no account: all of them.</summary>
    public sealed record ApprovalRevoked(AssetId Asset, Account Owner, Account? Account) : AssetEvent;
}
