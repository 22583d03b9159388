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

    public sealed record AccessSet(
        string TokenId, Account AccountId, AccessLevel Level, BlockTime? ExpiresAt, Account GrantedBy, BlockTime GrantedAt,
            GrantOrigin Origin);

    public sealed record AccessRevoke(string TokenId, Account AccountId, Account RevokedBy);

    public sealed record LevelSet(string TokenId, AccessLevel Level, Account By);

    public sealed record AccessEpoch(string TokenId, long Epoch, Account OldOwnerId, Account NewOwnerId);

    public sealed record AssetBurn(string TokenId, Account OwnerId);

    /// <summary>NEP-171's own: one element may name many tokens.</summary>
    public sealed record NftTransfer(
        Account OldOwnerId, Account NewOwnerId, IReadOnlyList<string> TokenIds, Account? AuthorizedId = null, string? Memo = null);
}
