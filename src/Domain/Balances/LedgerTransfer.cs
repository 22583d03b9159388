using System.Diagnostics;
using static NeuraNft.Domain.Balances.BalanceEvent;

namespace NeuraNft.Domain.Balances;

/// <summary>A ledger account: a bucket, and whose it is (an account id, a job id; empty for the world).</summary>
public sealed record LedgerAccount(LedgerBucket Bucket, string Holder);

/// <summary>One event as double entry: the amount leaves one ledger account and reaches another.</summary>
public sealed record LedgerTransfer(LedgerAccount From, LedgerAccount To, Yocto Amount)
{
    public static LedgerTransfer Of(BalanceEvent @event) => @event switch
    {
        BalanceCredited e => new(World, Available(e), e.Amount),
        BalanceHeld e => new(Available(e), Held(e), e.Amount),
        BalanceCharged e => new(Held(e), OfJob(e.Job), e.Amount),
        BalanceRefunded e => new(Held(e), Available(e), e.Amount),
        BalanceEarned e => new(OfJob(e.Job), Available(e), e.Amount),
        WithdrawalRequested e => new(Available(e), Withdrawing(e), e.Amount),
        WithdrawalPaid e => new(Withdrawing(e), World, e.Amount),
        WithdrawalReturned e => new(Withdrawing(e), Available(e), e.Amount),
        _ => throw new UnreachableException(@event.GetType().Name),
    };

    private static LedgerAccount World { get; } = new(LedgerBucket.Outside, "");

    private static LedgerAccount Available(BalanceEvent e) => new(LedgerBucket.Available, e.Account.Value);

    private static LedgerAccount Held(BalanceEvent e) => new(LedgerBucket.Held, e.Account.Value);

    private static LedgerAccount Withdrawing(BalanceEvent e) => new(LedgerBucket.Withdrawing, e.Account.Value);

    private static LedgerAccount OfJob(Guid job) => new(LedgerBucket.Job, job.ToString("D"));
}
