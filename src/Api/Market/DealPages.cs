using NeuraNft.Domain.Market;
using NeuraNft.Projections.MarketBook;

namespace NeuraNft.Api.Market;

/// <summary>Pages of deals and sales, newest first.</summary>
internal static class DealPages
{
    public static async Task<Connection<Deal>> ListAsync(
        DealKind kind, DealFilter filter, PagingArguments paging, DealQueries deals, CancellationToken cancellationToken)
    {
        var page = await deals.ListAsync(kind, filter, PositionPages.Before(paging), paging.Size, cancellationToken);
        return PositionPages.Of(page, paging, Deal.From, d => d.OpenedPosition);
    }

    public static async Task<Connection<Sale>> SalesAsync(
        DealFilter filter, PagingArguments paging, DealQueries deals, CancellationToken cancellationToken)
    {
        var page = await deals.SalesAsync(filter, PositionPages.Before(paging), paging.Size, cancellationToken);
        return PositionPages.Of(page, paging, Sale.From, d => d.Position);
    }
}
