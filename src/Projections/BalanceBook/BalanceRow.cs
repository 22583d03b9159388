using NeuraNft.Domain;
using NeuraNft.Projections.Rows;

namespace NeuraNft.Projections.BalanceBook;

/// <summary>What an account has here, in yoctoNEAR; from Credited on: since ever.</summary>
public sealed record BalanceRow(
    Account Account, Yocto Available, Yocto Held, Yocto Withdrawing, Yocto Credited, Yocto Earned, Yocto Charged, Yocto PaidOut,
    long Position)
{
    internal static readonly Table<BalanceRow> Table = new("balances", "account");
}
