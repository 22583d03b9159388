using NeuraNft.Domain;
using NeuraNft.Projections.Rows;

namespace NeuraNft.Projections.Revenue;

/// <summary>What an account should have got of a lease or sale by the royalty that the asset had then, and what it got.</summary>
public sealed record RoyaltyPaymentRow(
    long Position, Account Account, string Source, string Contract, IReadOnlyList<string> TokenIds, Yocto Owed, Yocto Paid,
    BlockTime PaidAt)
{
    internal static readonly Table<RoyaltyPaymentRow> Table = new("royalty_owed_vs_paid", "position", "account");
}
