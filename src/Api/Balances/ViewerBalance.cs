using NeuraNft.Api.Accounts;
using NeuraNft.Api.Assets;
using NeuraNft.Projections.BalanceBook;

namespace NeuraNft.Api.Balances;

/// <summary>The viewer's money here.</summary>
[ObjectType<Viewer>]
public static partial class ViewerBalance
{
    /// <summary>What the viewer has here.</summary>
    public static async Task<Balance> GetBalanceAsync(
        [Parent] Viewer viewer, BalanceQueries balances, CancellationToken cancellationToken) =>
        Balance.Of(viewer.Account, await balances.OfAsync(viewer.Account, cancellationToken));
}

[ObjectType<Balance>]
public static partial class BalanceType
{
    /// <summary>What moved it, newest first.</summary>
    [UsePaging(AllowBackwardPagination = false)]
    public static async Task<Connection<BalanceEntry>> GetEntriesAsync(
        [Parent] Balance balance, PagingArguments paging, BalanceQueries balances, CancellationToken cancellationToken)
    {
        var page = await balances.EntriesAsync(balance.Account, PositionPages.Before(paging), paging.Size, cancellationToken);
        return PositionPages.Of(page, paging, BalanceEntry.Of, row => row.Position);
    }

    /// <summary>What was asked to be paid out, newest first.</summary>
    [UsePaging(AllowBackwardPagination = false)]
    public static async Task<Connection<WithdrawalView>> GetWithdrawalsAsync(
        [Parent] Balance balance, PagingArguments paging, BalanceQueries balances, CancellationToken cancellationToken)
    {
        var page = await balances.WithdrawalsAsync(balance.Account, PositionPages.Before(paging), paging.Size, cancellationToken);
        return PositionPages.Of(page, paging, WithdrawalView.Of, row => row.RequestedPosition);
    }
}

[ObjectType<BalanceEntry>]
public static partial class BalanceEntryType
{
    /// <summary>Whose run was paid.</summary>
    [Cost(1)]
    public static async Task<Asset?> GetAssetAsync([Parent] BalanceEntry entry, AssetById assets, CancellationToken cancellationToken) =>
        entry.AssetKey is { } key ? await assets.LoadAsync(AssetKey.Parse(key), cancellationToken) : null;
}
