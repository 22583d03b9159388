using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Collections;

namespace NeuraNft.Application.Chain;

/// <summary>The elements of `data` as the contract logs them, standard nrc101 1.x; field names are snake_case on the wire.</summary>
internal static class Nrc101Wire
{
    public sealed record CollectionCreate(
        string CollectionId, string Name, string? KindHint, long? ContextWindow, string? BaseModel, string? Image, string? Description,
        Account CreatorId, Account OwnerId, Minting Minting, Royalty Royalty, BlockTime CreatedAt);

    public sealed record CollectionUpdate(
        string CollectionId, string Name, string? KindHint, long? ContextWindow, string? BaseModel, string? Image, string? Description,
        Minting Minting, Royalty Royalty, Account By);

    public sealed record CollectionTransfer(string CollectionId, Account OldOwnerId, Account NewOwnerId);

    public sealed record MinterSet(string CollectionId, Account AccountId, bool Allowed);

    public sealed record AssetMint(
        string TokenId, string CollectionId, AssetKind Kind, string Name, Account CreatorId, Account OwnerId, AssetMetadata Metadata,
        AccessLevel DefaultLevel, AccessLevel MaxLevel, Royalty Royalty, AssetVersion? Version, BlockTime MintedAt);

    public sealed record MetadataUpdate(string TokenId, string Name, AssetMetadata Metadata, Account By);

    public sealed record VersionPublish(string TokenId, AssetVersion Version, Account By);

    public sealed record AssetBurn(string TokenId, Account OwnerId);

    /// <summary>An element about the rights in one asset.</summary>
    public interface IAboutToken
    {
        string TokenId { get; }
    }

    public sealed record AccessSet(
        string TokenId, Account AccountId, AccessLevel Level, BlockTime? ExpiresAt, Account GrantedBy, BlockTime GrantedAt,
        GrantOrigin Origin) : IAboutToken;

    public sealed record AccessRevoke(string TokenId, Account AccountId, Account RevokedBy, GrantOrigin? Origin = null) : IAboutToken;

    public sealed record LevelSet(string TokenId, AccessLevel Level, Account By) : IAboutToken;

    public sealed record AccessEpoch(string TokenId, long Epoch, Account OldOwnerId, Account NewOwnerId) : IAboutToken;

    public sealed record LeaseTermsSet(
        string TokenId, AccessLevel Level, Yocto? PricePerPeriod, BlockSpan? Period, int? MaxPeriods, Account By) : IAboutToken;

    public sealed record LeaseStart(
        string TokenId, Account AccountId, AccessLevel Level, int Periods, Yocto Price, Yocto PlatformFee, Payouts Payouts,
        BlockTime StartedAt, BlockTime ExpiresAt) : IAboutToken;

    public sealed record AccessResell(
        string TokenId, Account FromId, Account ToId, AccessLevel Level, BlockTime? ExpiresAt, GrantOrigin Origin) : IAboutToken;

    public sealed record ReplicaCreate(string TokenId, string ParentId, Account By) : IAboutToken;

    public sealed record RoyaltySet(string TokenId, Royalty Royalty, Account By) : IAboutToken;

    public sealed record AccessRequest(string TokenId, Account AccountId, AccessLevel Level, string? Message, BlockTime RequestedAt)
        : IAboutToken;

    public sealed record AccessAnswer(
        string TokenId, Account AccountId, AccessLevel Level, bool Approved, Account By, BlockTime AnsweredAt) : IAboutToken;

    public sealed record NftApprove(string TokenId, Account OwnerId, Account AccountId, long ApprovalId) : IAboutToken;

    public sealed record NftRevoke(string TokenId, Account OwnerId, Account? AccountId) : IAboutToken;

    public sealed record PlatformSet(Account? AccountId, int FeeBasisPoints, Account By);

    public sealed record AnchorerSet(Account? AccountId, Account By);

    public sealed record OwnerSet(Account OldOwnerId, Account NewOwnerId);

    public sealed record UpgradeStage(string CodeHash, BlockTime EarliestAt, Account By);

    public sealed record UpgradeCancel(string CodeHash, Account By);

    public sealed record UpgradeApply(string CodeHash, string Version, Account By);

    public sealed record PayoutHold(Account AccountId, Yocto Amount);

    public sealed record PayoutForward(Account AccountId, Yocto Amount, Account? ToId);

    public sealed record AuditAnchor(string Origin, long Size, string Root, Account By, BlockTime AnchoredAt);
}
