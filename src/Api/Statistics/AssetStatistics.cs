using NeuraNft.Api.Assets;

namespace NeuraNft.Api.Statistics;

/// <summary>
/// An asset's use and revenue. For everyone: the revenue is on the chain, and that a run took place is in the public activity; what was
/// asked and answered is in neither.
/// </summary>
[ObjectType<Asset>]
public static partial class AssetStatistics
{
    /// <summary>By day, without days on which it was not used; both ends included, 366 days at most.</summary>
    [Cost(2)]
    [ListSize(AssumedSize = Days.Most)]
    public static async Task<IReadOnlyList<UsageDay>> GetUsageAsync(
        [Parent] Asset asset, DateOnly from, DateOnly to, UsageOfAsset usage, CancellationToken cancellationToken) =>
        [.. (await usage.LoadAsync((asset.Key, Days.Of(from, to)), cancellationToken) ?? []).Select(UsageDay.From)];

    /// <summary>By day, without days on which nothing was paid; both ends included, 366 days at most.</summary>
    [Cost(2)]
    [ListSize(AssumedSize = Days.Most)]
    public static async Task<IReadOnlyList<RevenueDay>> GetRevenueAsync(
        [Parent] Asset asset, DateOnly from, DateOnly to, RevenueOfAsset revenue, CancellationToken cancellationToken) =>
        [.. (await revenue.LoadAsync((asset.Key, Days.Of(from, to)), cancellationToken) ?? []).Select(RevenueDay.From)];
}
