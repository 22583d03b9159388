using NeuraNft.Domain;
using NeuraNft.Projections.Revenue;
using NeuraNft.Projections.Usage;

namespace NeuraNft.Api.Statistics;

/// <summary>All assets together on a UTC day: runs by the time of recording, money by block time.</summary>
/// <param name="Runs">That were asked for.</param>
/// <param name="Users">Distinct requesters over all assets.</param>
/// <param name="Sales">A bundle is one.</param>
/// <param name="InferenceIncome">Prices paid for runs, by the time of recording; of generated text nothing.</param>
[Cost(0.1)]
public sealed record MarketDay(
    DateOnly Day, int Runs, int Completed, int Failed, int Cancelled, int Users, long ComputeMicroseconds, int Leases,
    Yocto LeaseVolume, int Sales, Yocto SaleVolume, Yocto Royalties, Yocto Fees,
    Yocto InferenceIncome)
{
    internal static MarketDay From(DateOnly day, MarketUsageRow? usage, MarketRevenueRow? revenue) => new(
        day, usage?.Requested ?? 0, usage?.Completed ?? 0, usage?.Failed ?? 0, usage?.Cancelled ?? 0, usage?.Users ?? 0,
        usage?.ComputeUs ?? 0, revenue?.Leases ?? 0, revenue?.LeaseVolume ?? Yocto.Zero, revenue?.Sales ?? 0,
        revenue?.SaleVolume ?? Yocto.Zero, revenue?.Royalties ?? Yocto.Zero, revenue?.Fees ?? Yocto.Zero,
        revenue?.InferenceIncome ?? Yocto.Zero);
}
