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

    public sealed record AccessRevoked(AssetId Asset, Account Account, Account RevokedBy) : AssetEvent;

    public sealed record DefaultLevelSet(AssetId Asset, AccessLevel Level, Account By) : AssetEvent;

    /// <summary>Level 0 is "no cap" and only ever the first state: once set, a cap is only lowered.</summary>
    public sealed record MaxLevelSet(AssetId Asset, AccessLevel Level, Account By) : AssetEvent;

    /// <summary>Every grant of an earlier epoch has lapsed.</summary>
    public sealed record AccessEpochBumped(AssetId Asset, long Epoch, Account OldOwner, Account NewOwner) : AssetEvent;

    public sealed record AssetBurnt(AssetId Asset, Account Owner) : AssetEvent;
}
