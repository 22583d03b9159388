using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.AssetSearch;

namespace NeuraNft.Api.Assets;

/// <summary>Finding assets.</summary>
[QueryType]
public static partial class AssetQueries
{
    /// <summary>One asset by its contract and token id; null where there is none.</summary>
    public static async Task<Asset?> GetAssetAsync(
        Account contract, string tokenId, AssetById assets, CancellationToken cancellationToken) =>
        await assets.LoadAsync(new AssetId(contract.Value, tokenId), cancellationToken);

    /// <summary>Marketplace search. With text, best first; without, newest first.</summary>
    [UsePaging(ConnectionName = "AssetSearch", AllowBackwardPagination = false)]
    public static async Task<Connection<Asset>> GetAssetsAsync(
        string? text, AssetFilterInput? where, PagingArguments paging, AssetSearchQueries search, CancellationToken cancellationToken)
    {
        var after = paging.After is { } cursor ? SearchPlace.Parse(cursor) : null;
        var page = await search.SearchAsync(text, (where ?? AssetFilterInput.None).ToFilter(), after, paging.Size, cancellationToken);
        return new Connection<Asset>(
            [.. page.Items.Select(hit => new Edge<Asset>(Asset.From(hit.Asset), SearchPlace.Write(hit.Cursor)))],
            new PageInfo(page.HasMore, paging.After is not null));
    }
}
