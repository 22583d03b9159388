using NeuraNft.Domain;
using NeuraNft.Projections.Rows;

namespace NeuraNft.Projections.MarketBook;

/// <summary>What an account was paid of a lease or sale.</summary>
/// <param name="Source">"lease" or "sale".</param>
/// <param name="Price">Of the whole.</param>
public sealed record EarningRow(
    long Position, Account Account, string Source, string Contract, IReadOnlyList<string> TokenIds, Yocto Amount, Yocto Price,
    BlockTime EarnedAt)
{
    internal static readonly Table<EarningRow> Table = new("earning", "position", "account");
}
