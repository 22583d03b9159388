using System.Security.Claims;
using NeuraNft.Api.Search;
using NeuraNft.Application.Chain;
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

    /// <summary>
    /// Marketplace search. Text is words, the last one perhaps only begun, "phrases", -without, this or that; typing errors are forgiven.
    /// </summary>
    [UsePaging(ConnectionName = "AssetSearch", AllowBackwardPagination = false)]
    public static async Task<Connection<Asset>> GetAssetsAsync(
        string? text, AssetFilterInput? where, AssetOrderInput? orderBy, PagingArguments paging, ClaimsPrincipal user,
        AssetSearchQueries search, ChainClock clock, CancellationToken cancellationToken)
    {
        where ??= AssetFilterInput.None;
        SearchInputs.Check(text, where);
        var order = orderBy?.ToOrder() ?? (string.IsNullOrWhiteSpace(text) ? SearchOrder.NewestFirst : SearchOrder.BestFirst);
        var place = new SearchPlace(text, where, order);
        var viewer = await SearchViewer.OfAsync(user, where, clock, cancellationToken);
        var found = await search.SearchAsync(
            text, where.ToFilter(viewer), order, place.Parse(paging.After), paging.Size, cancellationToken);
        return new Connection<Asset>(
            [
                .. found.Hits.Select(
                    h => new Edge<Asset>(Asset.From(h.Asset), place.Write(h.Cursor)) { Context = new FoundEdge(h, found.By) }),
            ],
            new PageInfo(found.HasMore, paging.After is not null) { EndCursor = found.End is { } end ? place.Write(end) : null })
        {
            Context = found.By,
        };
    }
}
