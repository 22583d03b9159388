using NeuraNft.Domain;
using NeuraNft.Projections.Rows;

namespace NeuraNft.Projections.Revenue;

/// <summary>What an account was paid and spent on a UTC day; fees are those taken off its own leases and sales.</summary>
/// <param name="InferenceIncome">Its part of what runs and generated texts cost others.</param>
public sealed record AccountRevenueRow(
    Account Account, DateOnly Day, Yocto LeaseIncome, Yocto SaleIncome, Yocto RoyaltyIncome, Yocto Fees, Yocto Spent,
    Yocto InferenceIncome, long Position)
{
    internal static readonly Table<AccountRevenueRow> Table = new("account_revenue_daily", "account", "day");

    internal (Account Account, DateOnly Day) Key => (Account, Day);

    internal static AccountRevenueRow Empty((Account Account, DateOnly Day) key) =>
        new(key.Account, key.Day, Yocto.Zero, Yocto.Zero, Yocto.Zero, Yocto.Zero, Yocto.Zero, Yocto.Zero, 0);

    internal AccountRevenueRow WithRun(Yocto part, long position) =>
        Position >= position ? this : this with { InferenceIncome = InferenceIncome + part, Position = position };

    internal AccountRevenueRow With(Income income, long position)
    {
        if (Position >= position)
            return this;
        var (paid, isOwner) = (income.Payouts.Of(Account), income.IsOwner(Account));
        return this with
        {
            LeaseIncome = isOwner && income.IsLease ? LeaseIncome + paid : LeaseIncome,
            SaleIncome = isOwner && !income.IsLease ? SaleIncome + paid : SaleIncome,
            RoyaltyIncome = isOwner ? RoyaltyIncome : RoyaltyIncome + paid,
            Fees = Account == income.Owner ? Fees + income.Fee : Fees,
            Spent = Account == income.Payer ? Spent + income.Price : Spent,
            Position = position,
        };
    }
}
