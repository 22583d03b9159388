using Neura.GraphQL.DataLoaders;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.Revenue;
using NeuraNft.Projections.Rows;
using NeuraNft.Projections.Usage;

namespace NeuraNft.Api.Statistics;

/// <summary>Usage of several assets, fetched together.</summary>
public sealed class UsageOfAsset(IBatchScheduler scheduler, UsageQueries usage)
    : BatchDataLoader<(AssetId Asset, DayRange Range), IReadOnlyList<UsageRow>>(scheduler)
{
    protected override Task<IReadOnlyDictionary<(AssetId Asset, DayRange Range), IReadOnlyList<UsageRow>>> LoadBatchAsync(
        IReadOnlyList<(AssetId Asset, DayRange Range)> keys, CancellationToken cancellationToken) =>
        usage.OfAssetsAsync(keys, cancellationToken);
}

/// <summary>Revenue of several assets, fetched together.</summary>
public sealed class RevenueOfAsset(IBatchScheduler scheduler, RevenueQueries revenue)
    : BatchDataLoader<(AssetId Asset, DayRange Range), IReadOnlyList<RevenueRow>>(scheduler)
{
    protected override Task<IReadOnlyDictionary<(AssetId Asset, DayRange Range), IReadOnlyList<RevenueRow>>> LoadBatchAsync(
        IReadOnlyList<(AssetId Asset, DayRange Range)> keys, CancellationToken cancellationToken) =>
        revenue.OfAssetsAsync(keys, cancellationToken);
}
