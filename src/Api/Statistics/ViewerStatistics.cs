using NeuraNft.Api.Accounts;
using NeuraNft.Projections.Revenue;

namespace NeuraNft.Api.Statistics;

/// <summary>
/// The viewer's money. Each payment is public on the chain; an account's whole income by day is nothing that this API adds up for others.
/// </summary>
[ObjectType<Viewer>]
public static partial class ViewerStatistics
{
    /// <summary>By day, without days on which nothing was paid; both ends included, 366 days at most.</summary>
    [ListSize(AssumedSize = Days.Most)]
    public static async Task<IReadOnlyList<IncomeDay>> GetRevenueAsync(
        [Parent] Viewer viewer, DateOnly from, DateOnly to, RevenueQueries revenue, CancellationToken cancellationToken) =>
        [.. (await revenue.OfAccountAsync(viewer.Account, Days.Of(from, to), cancellationToken)).Select(IncomeDay.From)];
}
