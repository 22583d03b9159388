using NeuraNft.Domain;
using NeuraNft.Projections.Revenue;

namespace NeuraNft.Api.Statistics;

/// <summary>What the viewer was paid and spent on a UTC day, by block time; runs by the time of recording.</summary>
/// <param name="LeaseIncome">As owner, fees and royalties taken off.</param>
/// <param name="SaleIncome">As seller, likewise.</param>
/// <param name="RoyaltyIncome">Of what others leased out and sold.</param>
/// <param name="Fees">Taken off the viewer's own leases and sales.</param>
/// <param name="Spent">As lessee and buyer.</param>
/// <param name="InferenceIncome">Of runs: as owner, by royalty or as the platform; and of generated text.</param>
[Cost(0.1)]
public sealed record IncomeDay(
    DateOnly Day, Yocto LeaseIncome, Yocto SaleIncome, Yocto RoyaltyIncome, Yocto Fees, Yocto Spent, Yocto InferenceIncome)
{
    internal static IncomeDay From(AccountRevenueRow row) =>
        new(row.Day, row.LeaseIncome, row.SaleIncome, row.RoyaltyIncome, row.Fees, row.Spent, row.InferenceIncome);
}
