using NeuraNft.Application.Chain;
using NeuraNft.Projections.Holdings;

namespace NeuraNft.Api.Accounts;

/// <summary>The viewer's own account and what it has.</summary>
[ObjectType<Viewer>]
public static partial class ViewerHoldings
{
    /// <summary>What everyone sees of the viewer.</summary>
    public static AccountNode GetProfile([Parent] Viewer viewer) => AccountNode.Of(viewer.Account);

    /// <summary>What the viewer owns, the newest acquisition first.</summary>
    [UsePaging(AllowBackwardPagination = false)]
    [Cost(2)]
    public static Task<Connection<Holding>> GetHoldingsAsync(
        [Parent] Viewer viewer, PagingArguments paging, HoldingPagesOfAccount pages, CancellationToken cancellationToken) =>
        AccountLists.HoldingsAsync(viewer.Account, paging, pages, cancellationToken);

    /// <summary>What the viewer may do with assets of others now, by asset.</summary>
    [UsePaging(AllowBackwardPagination = false)]
    public static Task<Connection<AccountRight>> GetRightsAsync(
        [Parent] Viewer viewer, PagingArguments paging, RightsQueries rights, ChainClock clock, CancellationToken cancellationToken) =>
        AccountLists.RightsAsync(viewer.Account, paging, rights, clock, cancellationToken);
}
