using System.Diagnostics;
using System.Numerics;
using System.Text.Json;
using Neura.EventStore;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Balances;
using NeuraNft.Projections.Rows;
using Npgsql;
using NpgsqlTypes;
using static NeuraNft.Domain.Balances.BalanceEvent;
using static NeuraNft.Projections.Rows.Statement;

namespace NeuraNft.Projections.BalanceBook;

/// <summary>How each event changes the ledger's rows.</summary>
internal static class BalanceRows
{
    public static BalanceEntryRow EntryOf(BalanceEvent e, IEvent at)
    {
        var transfer = LedgerTransfer.Of(e);
        var asset = AssetOf(e);
        return new BalanceEntryRow(
            at.Sequence, e.Account, at.EventTypeName, e.Amount, transfer.From.Bucket, transfer.From.Holder, transfer.To.Bucket,
            transfer.To.Holder, JobOf(e), asset?.Contract, asset?.TokenId, WithdrawalOf(e), NoteOf(e), at.Timestamp);
    }

    public static NpgsqlBatchCommand BalanceOf(BalanceEvent e, IEvent at)
    {
        var change = BalanceChange.Of(e);
        return Statement.Of(
            """
            insert into balances as t (account, available, held, withdrawing, credited, earned, charged, paid_out, position)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            on conflict (account) do update set available = t.available + excluded.available, held = t.held + excluded.held,
                withdrawing = t.withdrawing + excluded.withdrawing, credited = t.credited + excluded.credited,
                earned = t.earned + excluded.earned, charged = t.charged + excluded.charged,
                paid_out = t.paid_out + excluded.paid_out, position = excluded.position
            where t.position < excluded.position
            """,
            Text(e.Account), Signed(change.Available), Signed(change.Held), Signed(change.Withdrawing), Signed(change.Credited),
            Signed(change.Earned), Signed(change.Charged), Signed(change.PaidOut), Long(at.Sequence));
    }

    public static IEnumerable<NpgsqlBatchCommand> WithdrawalsOf(BalanceEvent @event, IEvent at) => @event switch
    {
        WithdrawalRequested e =>
        [
            Statement.Of(
                """
                insert into withdrawals (withdrawal, account, amount, status, requested_at, requested_position, position)
                values ($1, $2, $3, 'pending', $4, $5, $5) on conflict do nothing
                """,
                new NpgsqlParameter { Value = e.Withdrawal }, Text(e.Account), Amount(e.Amount), At(at), Long(at.Sequence)),
        ],
        WithdrawalPaid e => [Ended(e.Withdrawal, WithdrawalStatus.Paid, e.Transaction, at)],
        WithdrawalReturned e => [Ended(e.Withdrawal, WithdrawalStatus.Returned, e.Reason, at)],
        _ => [],
    };

    private static NpgsqlBatchCommand Ended(Guid withdrawal, WithdrawalStatus status, string note, IEvent at) => Statement.Of(
        """
        update withdrawals set status = $2, note = $3, ended_at = $4, position = $5 where withdrawal = $1 and position < $5
        """,
        new NpgsqlParameter { Value = withdrawal }, Text(JsonNamingPolicy.CamelCase.ConvertName(status.ToString())), Text(note), At(at),
        Long(at.Sequence));

    private static Guid? JobOf(BalanceEvent @event) => @event switch
    {
        BalanceHeld e => e.Job,
        BalanceCharged e => e.Job,
        BalanceRefunded e => e.Job,
        BalanceEarned e => e.Job,
        _ => null,
    };

    private static AssetId? AssetOf(BalanceEvent @event) => @event switch
    {
        BalanceHeld e => e.Asset,
        BalanceCharged e => e.Asset,
        BalanceRefunded e => e.Asset,
        BalanceEarned e => e.Asset,
        _ => null,
    };

    private static Guid? WithdrawalOf(BalanceEvent @event) => @event switch
    {
        WithdrawalRequested e => e.Withdrawal,
        WithdrawalPaid e => e.Withdrawal,
        WithdrawalReturned e => e.Withdrawal,
        _ => null,
    };

    private static string? NoteOf(BalanceEvent @event) => @event switch
    {
        BalanceCredited e => $"{e.Source}:{e.Reference}",
        BalanceRefunded e => e.Code,
        WithdrawalPaid e => e.Transaction,
        WithdrawalReturned e => e.Reason,
        BalanceHeld or BalanceCharged or BalanceEarned or WithdrawalRequested => null,
        _ => throw new UnreachableException(@event.GetType().Name),
    };

    private static NpgsqlParameter At(IEvent at) => new() { Value = at.Timestamp.ToUniversalTime() };

    private static NpgsqlParameter Signed(BigInteger value) => new() { Value = value, NpgsqlDbType = NpgsqlDbType.Numeric };
}
