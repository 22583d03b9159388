using System.ComponentModel;
using NeuraNft.Api.Assets;
using NeuraNft.Application.Chain;
using NeuraNft.Domain.Market;
using NeuraNft.Projections.MarketBook;
using NeuraNft.Projections.RightsBook;

namespace NeuraNft.Api.Market;

/// <summary>What of an asset is and was for sale and for lease. All of it is public on the chain.</summary>
[ObjectType<Asset>]
public static partial class AssetDealFields
{
    /// <summary>Fixed prices, newest first.</summary>
    [UsePaging(AllowBackwardPagination = false)]
    public static Task<Connection<Deal>> GetListingsAsync(
        [Parent] Asset asset, PagingArguments paging, DealQueries deals, [DefaultValue(true)] bool openOnly,
        CancellationToken cancellationToken) =>
        DealPages.ListAsync(DealKind.Listing, Of(asset, openOnly), paging, deals, cancellationToken);

    /// <summary>What is offered for it, newest first.</summary>
    [UsePaging(AllowBackwardPagination = false)]
    public static Task<Connection<Deal>> GetOffersAsync(
        [Parent] Asset asset, PagingArguments paging, DealQueries deals, [DefaultValue(true)] bool openOnly,
        CancellationToken cancellationToken) =>
        DealPages.ListAsync(DealKind.Offer, Of(asset, openOnly), paging, deals, cancellationToken);

    /// <summary>Newest first.</summary>
    [UsePaging(AllowBackwardPagination = false)]
    public static Task<Connection<Deal>> GetAuctionsAsync(
        [Parent] Asset asset, PagingArguments paging, DealQueries deals, [DefaultValue(true)] bool openOnly,
        CancellationToken cancellationToken) =>
        DealPages.ListAsync(DealKind.Auction, Of(asset, openOnly), paging, deals, cancellationToken);

    /// <summary>Newest first.</summary>
    [UsePaging(AllowBackwardPagination = false)]
    public static Task<Connection<Sale>> GetSalesAsync(
        [Parent] Asset asset, PagingArguments paging, DealQueries deals, CancellationToken cancellationToken) =>
        DealPages.SalesAsync(Of(asset, openOnly: false), paging, deals, cancellationToken);

    /// <summary>Those that run and those that ran; the one that runs longest first.</summary>
    [UsePaging(AllowBackwardPagination = false)]
    public static async Task<Connection<Lease>> GetLeasesAsync(
        [Parent] Asset asset, PagingArguments paging, LeaseQueries leases, ChainClock clock, CancellationToken cancellationToken)
    {
        var now = await clock.NowAsync(cancellationToken);
        var page = await leases.ByAssetAsync(asset.Key, LeasePlaces.Parse(paging.After), paging.Size, cancellationToken);
        return new Connection<Lease>(
            [.. page.Items.Select(row => new Edge<Lease>(Lease.From(row, now), LeasePlaces.Write(row)))],
            new PageInfo(page.HasMore, paging.After is not null));
    }

    private static DealFilter Of(Asset asset, bool openOnly) => new(openOnly, asset.Key, null, null);
}
