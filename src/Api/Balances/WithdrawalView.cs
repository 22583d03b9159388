using NeuraNft.Domain;
using NeuraNft.Domain.Balances;
using NeuraNft.Projections.BalanceBook;

namespace NeuraNft.Api.Balances;

/// <summary>What was asked to be paid out.</summary>
/// <param name="Note">The transaction that paid it, or why it was returned.</param>
[GraphQLName("Withdrawal")]
public sealed record WithdrawalView(
    Guid WithdrawalId, Yocto Amount, WithdrawalStatus Status, string? Note, DateTimeOffset RequestedAt, DateTimeOffset? EndedAt)
{
    internal static WithdrawalView Of(WithdrawalRow row) =>
        new(row.Withdrawal, row.Amount, row.Status, row.Note, row.RequestedAt, row.EndedAt);
}
