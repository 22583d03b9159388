using NeuraNft.Domain;
using NeuraNft.Projections.Revenue;

namespace NeuraNft.Api.Statistics;

/// <summary>What was paid for an asset on a UTC day, by block time.</summary>
/// <param name="LeaseVolume">Prices paid, fees and royalties included.</param>
/// <param name="SaleVolume">Likewise; of a bundle an even part.</param>
/// <param name="Royalties">What went to others than owner and seller.</param>
/// <param name="Fees">The platform's and the market's.</param>
[Cost(0.1)]
public sealed record RevenueDay(
    DateOnly Day, int Leases, Yocto LeaseVolume, int Sales, Yocto SaleVolume, Yocto Royalties, Yocto Fees)
{
    internal static RevenueDay From(RevenueRow row) =>
        new(row.Day, row.Leases, row.LeaseVolume, row.Sales, row.SaleVolume, row.Royalties, row.Fees);
}
