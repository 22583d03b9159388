using NeuraNft.Domain.Market;
using NeuraNft.Projections.MarketBook;

namespace NeuraNft.Api.Market;

/// <summary>What is for sale and what was sold; newest first. All of it is public on the chain.</summary>
[QueryType]
public static partial class MarketQueries
{
    /// <summary>Fixed prices.</summary>
    [UsePaging(AllowBackwardPagination = false)]
    public static Task<Connection<Deal>> GetListingsAsync(
        DealFilterInput? where, PagingArguments paging, DealQueries deals, CancellationToken cancellationToken) =>
        ListAsync(DealKind.Listing, where, paging, deals, cancellationToken);

    /// <summary>What is offered for assets, without their owners' doing.</summary>
    [UsePaging(AllowBackwardPagination = false)]
    public static Task<Connection<Deal>> GetOffersAsync(
        DealFilterInput? where, PagingArguments paging, DealQueries deals, CancellationToken cancellationToken) =>
        ListAsync(DealKind.Offer, where, paging, deals, cancellationToken);

    [UsePaging(AllowBackwardPagination = false)]
    public static Task<Connection<Deal>> GetAuctionsAsync(
        DealFilterInput? where, PagingArguments paging, DealQueries deals, CancellationToken cancellationToken) =>
        ListAsync(DealKind.Auction, where, paging, deals, cancellationToken);

    /// <summary>Of all three kinds.</summary>
    [UsePaging(AllowBackwardPagination = false)]
    public static Task<Connection<Sale>> GetSalesAsync(
        DealFilterInput? where, PagingArguments paging, DealQueries deals, CancellationToken cancellationToken) =>
        DealPages.SalesAsync((where ?? new DealFilterInput()).ToFilter(), paging, deals, cancellationToken);

    private static Task<Connection<Deal>> ListAsync(
        DealKind kind, DealFilterInput? where, PagingArguments paging, DealQueries deals, CancellationToken cancellationToken) =>
        DealPages.ListAsync(kind, (where ?? new DealFilterInput()).ToFilter(), paging, deals, cancellationToken);
}
