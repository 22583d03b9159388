using NeuraNft.Domain;
using NeuraNft.Domain.Balances;
using NeuraNft.Projections.BalanceBook;

namespace NeuraNft.Api.Balances;

/// <summary>One movement of the viewer's money: an amount that left one ledger account and reached another.</summary>
/// <param name="Kind">The event's stored name: balance_credited, balance_held, balance_charged, balance_refunded, …</param>
/// <param name="JobId">Of an own run; whose run an earning is from is not told.</param>
/// <param name="WithdrawalId">Of a withdrawal.</param>
/// <param name="Note">Reference of a payment, transaction of a withdrawal, code of a refund.</param>
/// <param name="Position">Of its event in the log.</param>
public sealed record BalanceEntry(
    string Kind, Yocto Amount, LedgerBucket From, LedgerBucket To, Guid? JobId, Guid? WithdrawalId, string? Note, DateTimeOffset At,
    Position Position, [property: GraphQLIgnore] string? AssetKey)
{
    private const string Earned = "balance_earned";

    internal static BalanceEntry Of(BalanceEntryRow row) => new(
        row.Kind, row.Amount, row.FromBucket, row.ToBucket, row.Kind == Earned ? null : row.Job, row.Withdrawal, row.Note, row.RecordedAt,
        new Position(row.Position), row.Asset?.ToString());
}
