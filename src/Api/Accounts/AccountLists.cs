using NeuraNft.Api.Assets;
using NeuraNft.Application.Chain;
using NeuraNft.Domain;
using NeuraNft.Projections.Holdings;
using NeuraNft.Projections.Rows;

namespace NeuraNft.Api.Accounts;

/// <summary>Lists that an account shows to everyone and the viewer finds below itself too.</summary>
internal static class AccountLists
{
    public static async Task<Connection<Holding>> HoldingsAsync(
        Account account, PagingArguments paging, HoldingPagesOfAccount pages, CancellationToken cancellationToken)
    {
        var page = await pages.LoadAsync(new PageKey<Account>(account, PositionPages.Before(paging), paging.Size), cancellationToken);
        return PositionPages.Of(page!, paging, Holding.From, row => row.SincePosition);
    }

    public static async Task<Connection<AccountRight>> RightsAsync(
        Account account, PagingArguments paging, RightsQueries rights, ChainClock clock, CancellationToken cancellationToken)
    {
        var after = paging.After is { } cursor ? AssetKey.Parse(cursor) : null;
        var page = await rights.ListAsync(account, await clock.NowAsync(cancellationToken), after, paging.Size, cancellationToken);
        return new Connection<AccountRight>(
            [.. page.Items.Select(row => new Edge<AccountRight>(AccountRight.From(row), row.Asset.ToString()))],
            new PageInfo(page.HasMore, after is not null));
    }
}
