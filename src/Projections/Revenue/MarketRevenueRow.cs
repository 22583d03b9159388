using NeuraNft.Domain;
using NeuraNft.Projections.Rows;

namespace NeuraNft.Projections.Revenue;

/// <summary>What all assets together brought in on a UTC day; a bundle is one sale. Income of runs is as of RevenueRow.</summary>
public sealed record MarketRevenueRow(
    DateOnly Day, int Leases, Yocto LeaseVolume, int Sales, Yocto SaleVolume, Yocto Royalties, Yocto Fees, Yocto InferenceIncome,
    long Position)
{
    internal static readonly Table<MarketRevenueRow> Table = new("market_revenue_daily", "day");

    internal static MarketRevenueRow Empty(DateOnly day) =>
        new(day, 0, Yocto.Zero, 0, Yocto.Zero, Yocto.Zero, Yocto.Zero, Yocto.Zero, 0);

    internal MarketRevenueRow With(Income income, Yocto royalties, long position) => Position >= position ? this : this with
    {
        Leases = Leases + (income.IsLease ? 1 : 0),
        LeaseVolume = income.IsLease ? LeaseVolume + income.Price : LeaseVolume,
        Sales = Sales + (income.IsLease ? 0 : 1),
        SaleVolume = income.IsLease ? SaleVolume : SaleVolume + income.Price,
        Royalties = Royalties + royalties,
        Fees = Fees + income.Fee,
        Position = position,
    };

    internal MarketRevenueRow WithRun(Yocto price, long position) =>
        Position >= position ? this : this with { InferenceIncome = InferenceIncome + price, Position = position };
}
