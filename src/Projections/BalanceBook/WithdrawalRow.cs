using NeuraNft.Domain;
using NeuraNft.Domain.Balances;
using NeuraNft.Projections.Rows;

namespace NeuraNft.Projections.BalanceBook;

/// <summary>What was asked to be paid out.</summary>
/// <param name="Note">The transaction that paid it, or why it was returned.</param>
public sealed record WithdrawalRow(
    Guid Withdrawal, Account Account, Yocto Amount, WithdrawalStatus Status, string? Note, DateTimeOffset RequestedAt,
    DateTimeOffset? EndedAt, long RequestedPosition, long Position)
{
    internal static readonly Table<WithdrawalRow> Table = new("withdrawals", "withdrawal");
}
