using NeuraNft.Projections.Revenue;
using NeuraNft.Projections.Usage;

namespace NeuraNft.Api.Statistics;

[QueryType]
public static partial class MarketStatisticsQueries
{
    /// <summary>All assets together by day, without days on which nothing happened; both ends included, 366 days at most.</summary>
    [ListSize(AssumedSize = Days.Most)]
    public static async Task<IReadOnlyList<MarketDay>> GetMarketStatisticsAsync(
        DateOnly from, DateOnly to, UsageQueries usage, RevenueQueries revenue, CancellationToken cancellationToken)
    {
        var range = Days.Of(from, to);
        var used = (await usage.OfMarketAsync(range, cancellationToken)).ToDictionary(r => r.Day);
        var paid = (await revenue.OfMarketAsync(range, cancellationToken)).ToDictionary(r => r.Day);
        return
        [
            .. used.Keys.Union(paid.Keys).Order()
                .Select(day => MarketDay.From(day, used.GetValueOrDefault(day), paid.GetValueOrDefault(day))),
        ];
    }
}
