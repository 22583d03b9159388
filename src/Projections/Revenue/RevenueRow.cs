using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.Rows;

namespace NeuraNft.Projections.Revenue;

/// <summary>
/// What an asset brought in on a UTC day: volumes are prices paid, of which royalties went to others than owner and seller, and fees to
/// platform and market. Income of runs is what was paid for them here, with everyone's part.
/// </summary>
public sealed record RevenueRow(
    string Contract, string TokenId, DateOnly Day, int Leases, Yocto LeaseVolume, int Sales, Yocto SaleVolume, Yocto Royalties, Yocto Fees,
    Yocto InferenceIncome, long Position)
{
    internal static readonly Table<RevenueRow> Table = new("revenue_daily", "contract", "token_id", "day");

    internal (AssetId Asset, DateOnly Day) Key => (new AssetId(Contract, TokenId), Day);

    internal static RevenueRow Empty((AssetId Asset, DateOnly Day) key) =>
        new(key.Asset.Contract, key.Asset.TokenId, key.Day, 0, Yocto.Zero, 0, Yocto.Zero, Yocto.Zero, Yocto.Zero, Yocto.Zero, 0);

    internal RevenueRow With(Income income, Yocto price, Yocto royalties, Yocto fee, long position) =>
        Position >= position ? this : this with
        {
            Leases = Leases + (income.IsLease ? 1 : 0),
            LeaseVolume = income.IsLease ? LeaseVolume + price : LeaseVolume,
            Sales = Sales + (income.IsLease ? 0 : 1),
            SaleVolume = income.IsLease ? SaleVolume : SaleVolume + price,
            Royalties = Royalties + royalties,
            Fees = Fees + fee,
            Position = position,
        };

    internal RevenueRow WithRun(Yocto price, long position) =>
        Position >= position ? this : this with { InferenceIncome = InferenceIncome + price, Position = position };
}
