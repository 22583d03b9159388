using NeuraNft.Api.Collections;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Collections;
using NeuraNft.Projections.Rows;

namespace NeuraNft.Api.Assets;

/// <summary>Where an asset belongs and what was published of it.</summary>
[ObjectType<Asset>]
public static partial class AssetProvenanceFields
{
    /// <summary>What it was minted into; null for a plain token.</summary>
    [Cost(1)]
    public static async Task<Collection?> GetCollectionAsync(
        [Parent] Asset asset, CollectionById collections, CancellationToken cancellationToken) =>
        asset.CollectionId.Length > 0
            ? await collections.LoadAsync(new CollectionId(asset.Contract.Value, asset.CollectionId), cancellationToken)
            : null;

    /// <summary>Every published version, newest first.</summary>
    [UsePaging(AllowBackwardPagination = false)]
    [Cost(2)]
    public static async Task<Connection<AssetVersion>> GetVersionsAsync(
        [Parent] Asset asset, PagingArguments paging, VersionPagesOfAsset pages, CancellationToken cancellationToken)
    {
        var page = await pages.LoadAsync(new PageKey<AssetId>(asset.Key, PositionPages.Before(paging), paging.Size), cancellationToken);
        return PositionPages.Of(page!, paging, AssetVersion.From, row => row.Number);
    }
}
