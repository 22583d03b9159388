using NeuraNft.Domain;
using NeuraNft.Projections.Revenue;

namespace NeuraNft.Api.Statistics;

/// <summary>What was paid for an asset on a UTC day, by block time; for runs by the time of recording.</summary>
/// <param name="LeaseVolume">Prices paid, fees and royalties included.</param>
/// <param name="SaleVolume">Likewise; of a bundle an even part.</param>
/// <param name="Royalties">What went to others than owner and seller.</param>
/// <param name="Fees">The platform's and the market's.</param>
/// <param name="InferenceIncome">Prices paid for runs, royalties and the platform's share included.</param>
[Cost(0.1)]
public sealed record RevenueDay(
    DateOnly Day, int Leases, Yocto LeaseVolume, int Sales, Yocto SaleVolume, Yocto Royalties, Yocto Fees,
    Yocto InferenceIncome)
{
    internal static RevenueDay From(RevenueRow row) =>
        new(row.Day, row.Leases, row.LeaseVolume, row.Sales, row.SaleVolume, row.Royalties, row.Fees, row.InferenceIncome);
}
