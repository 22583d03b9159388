using NeuraNft.Api.Collections;
using NeuraNft.Api.Market;
using NeuraNft.Application.Chain;
using NeuraNft.Domain;
using NeuraNft.Projections.Collections;
using NeuraNft.Projections.Holdings;
using NeuraNft.Projections.MarketBook;
using NeuraNft.Projections.RightsBook;

namespace NeuraNft.Api.Accounts;

/// <summary>What everyone may ask about an account: all of it is on the chain.</summary>
[ObjectType<AccountNode>]
public static partial class AccountType
{
    [NodeResolver]
    public static AccountNode? GetById(string id) => Account.TryParse(id, out var account) ? AccountNode.Of(account) : null;

    /// <summary>Null where nothing of this market is known of it.</summary>
    [Cost(1)]
    public static Task<AccountSummary?> GetSummaryAsync(
        [Parent] AccountNode account, SummaryByAccount summaries, CancellationToken cancellationToken) =>
        summaries.LoadAsync(account.AccountId, cancellationToken);

    /// <summary>What it owns, the newest acquisition first.</summary>
    [UsePaging(AllowBackwardPagination = false)]
    [Cost(2)]
    public static Task<Connection<Holding>> GetHoldingsAsync(
        [Parent] AccountNode account, PagingArguments paging, HoldingPagesOfAccount pages, CancellationToken cancellationToken) =>
        AccountLists.HoldingsAsync(account.AccountId, paging, pages, cancellationToken);

    /// <summary>What it may do with assets of others now, by asset. Rights are public: they are on the chain.</summary>
    [UsePaging(AllowBackwardPagination = false)]
    public static Task<Connection<AccountRight>> GetRightsAsync(
        [Parent] AccountNode account, PagingArguments paging, RightsQueries rights, ChainClock clock,
        CancellationToken cancellationToken) =>
        AccountLists.RightsAsync(account.AccountId, paging, rights, clock, cancellationToken);

    /// <summary>Collections that it owns now, newest first.</summary>
    [UsePaging(AllowBackwardPagination = false)]
    public static Task<Connection<Collection>> GetCollectionsAsync(
        [Parent] AccountNode account, PagingArguments paging, CollectionListQueries collections, CancellationToken cancellationToken) =>
        CollectionPages.ListAsync(
            new CollectionFilter(null, account.AccountId, null), CollectionOrder.Newest, paging, collections, cancellationToken);

    /// <summary>Collections that it made, whoever owns them now, newest first.</summary>
    [UsePaging(AllowBackwardPagination = false)]
    public static Task<Connection<Collection>> GetCreatedCollectionsAsync(
        [Parent] AccountNode account, PagingArguments paging, CollectionListQueries collections, CancellationToken cancellationToken) =>
        CollectionPages.ListAsync(
            new CollectionFilter(null, null, account.AccountId), CollectionOrder.Newest, paging, collections, cancellationToken);

    /// <summary>What it sold, newest first.</summary>
    [UsePaging(AllowBackwardPagination = false)]
    public static Task<Connection<Sale>> GetSalesAsync(
        [Parent] AccountNode account, PagingArguments paging, DealQueries deals, CancellationToken cancellationToken) =>
        DealPages.SalesAsync(new DealFilter(false, null, account.AccountId, null), paging, deals, cancellationToken);

    /// <summary>What it bought, newest first.</summary>
    [UsePaging(AllowBackwardPagination = false)]
    public static Task<Connection<Sale>> GetPurchasesAsync(
        [Parent] AccountNode account, PagingArguments paging, DealQueries deals, CancellationToken cancellationToken) =>
        DealPages.SalesAsync(new DealFilter(false, null, null, account.AccountId), paging, deals, cancellationToken);

    /// <summary>What it leased, newest first.</summary>
    [UsePaging(AllowBackwardPagination = false)]
    public static async Task<Connection<Lease>> GetLeasesAsync(
        [Parent] AccountNode account, PagingArguments paging, LeaseQueries leases, ChainClock clock, CancellationToken cancellationToken)
    {
        var now = await clock.NowAsync(cancellationToken);
        var page = await leases.ByLesseeAsync(account.AccountId, PositionPages.Before(paging), paging.Size, cancellationToken);
        return PositionPages.Of(page, paging, row => Lease.From(row, now), row => row.Position);
    }
}
