using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Collections;
using NeuraNft.Projections.Rows;

namespace NeuraNft.Projections.AssetSearch;

/// <summary>An asset as it is now. The version is the newest one, null in all its parts where none was published.</summary>
public sealed record AssetRow(
    string Contract, string TokenId, string CollectionId, string CollectionName, AssetKind Kind, string Name, Account Creator,
    Account Owner, string? Image, string? BaseModel, string? Data, string? Rag, string? FineTuneData, string? Description, string? Task,
    string? License, Tags Tags, Royalty Royalty, AccessLevel DefaultLevel, AccessLevel MaxLevel, int? VersionNumber, string? VersionCid,
    string? VersionSha256, long? VersionSize, string? VersionCommitment, BlockTime? VersionPublishedAt, string? ParentTokenId,
    BlockTime MintedAt, bool Burnt, long MintedPosition, long Position, long StreamVersion)
{
    internal static readonly Table<AssetRow> Table = new("asset_search", "contract", "token_id");

    /// <summary>The lowest for which it is listed alone; null: it is not.</summary>
    public Yocto? Price { get; init; }

    /// <summary>When that listing ends; null: when it is ended.</summary>
    public BlockTime? PriceUntil { get; init; }

    /// <summary>Weighed demand, rounded down to four significant bits.</summary>
    public long Popularity { get; init; }

    /// <summary>See <see cref="AssetSearch.ModelMarks"/>; none until the newest version's model is registered.</summary>
    public Tags ModelMarks { get; init; } = Tags.None;

    /// <summary>See <see cref="AssetTier"/>.</summary>
    public short Tier { get; init; } = AssetTier.Of(new AssetId(Contract, TokenId), 0);

    public AssetId Id => new(Contract, TokenId);

    public CollectionId Collection => new(Contract, CollectionId);

    public AssetVersion? Version => VersionNumber is { } number
        ? new AssetVersion(number, VersionCid!, VersionSha256!, VersionSize!.Value, VersionCommitment!, VersionPublishedAt!.Value)
        : null;
}
