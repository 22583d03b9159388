using System.Collections.Immutable;
using System.Diagnostics;
using static NeuraNft.Domain.Balances.BalanceCommand;
using static NeuraNft.Domain.Balances.BalanceEvent;
using static NeuraNft.Domain.Balances.BalanceRefusal;
using static NeuraNft.Domain.Decision<NeuraNft.Domain.Balances.BalanceEvent, NeuraNft.Domain.Balances.BalanceRefusal>;

namespace NeuraNft.Domain.Balances;

using Verdict = Decision<BalanceEvent, BalanceRefusal>;

/// <summary>Nobody spends what he has not, and what was put aside is spent or given back, once.</summary>
public static class BalanceDecider
{
    public const int MaxPendingWithdrawals = 20;

    /// <summary>
    /// 10^33 yoctoNEAR, about all NEAR there is. So the sum of an account stays below 2^128 for the first 340,000 payments of it all.
    /// </summary>
    public static Yocto MaxAmount { get; } = Yocto.Parse("1" + new string('0', 33));

    public static Verdict Decide(BalanceState state, BalanceCommand command) => command switch
    {
        CreditBalance c when IsNoAmount(c.Amount) => Refuse(new InvalidAmount(c.Amount, MaxAmount)),
        CreditBalance c => Accept(new BalanceCredited(c.Account, c.Amount, c.Source, c.Reference)),
        HoldForJob c when state.Holds.ContainsKey(c.Job) => Accept(),
        HoldForJob c when IsNoAmount(c.Amount) => Refuse(new InvalidAmount(c.Amount, MaxAmount)),
        HoldForJob c when c.Amount > state.Available => Refuse(new InsufficientBalance(c.Amount, state.Available)),
        HoldForJob c => Accept(new BalanceHeld(c.Account, c.Job, c.Asset, c.Amount)),
        RequestWithdrawal c when state.Withdrawals.ContainsKey(c.Withdrawal) => Accept(),
        RequestWithdrawal c when IsNoAmount(c.Amount) => Refuse(new InvalidAmount(c.Amount, MaxAmount)),
        RequestWithdrawal c when c.Amount > state.Available => Refuse(new InsufficientBalance(c.Amount, state.Available)),
        RequestWithdrawal when state.Withdrawals.Values.Count(w => w.Status == WithdrawalStatus.Pending) >= MaxPendingWithdrawals =>
            Refuse(new TooManyWithdrawals(MaxPendingWithdrawals)),
        RequestWithdrawal c => Accept(new WithdrawalRequested(c.Account, c.Withdrawal, c.Amount)),
        PayWithdrawal c => End(state, c.Withdrawal, WithdrawalStatus.Paid,
            amount => new WithdrawalPaid(c.Account, c.Withdrawal, amount, c.Transaction)),
        ReturnWithdrawal c => End(state, c.Withdrawal, WithdrawalStatus.Returned,
            amount => new WithdrawalReturned(c.Account, c.Withdrawal, amount, c.Reason)),
        _ => throw new UnreachableException(command.GetType().Name),
    };

    public static BalanceState Evolve(BalanceState state, BalanceEvent @event) => @event switch
    {
        BalanceCredited or BalanceEarned => state with { Available = state.Available + @event.Amount },
        BalanceHeld e => state with { Available = state.Available - e.Amount, Holds = state.Holds.Add(e.Job, e.Amount) },
        BalanceCharged e => state with { Holds = Without(state, e.Job, e.Amount) },
        BalanceRefunded e => state with { Available = state.Available + e.Amount, Holds = Without(state, e.Job, e.Amount) },
        WithdrawalRequested e => state with
        {
            Available = state.Available - e.Amount,
            Withdrawals = state.Withdrawals.Add(e.Withdrawal, new Withdrawal(e.Amount, WithdrawalStatus.Pending)),
        },
        WithdrawalPaid e => state with { Withdrawals = Ended(state, e.Withdrawal, WithdrawalStatus.Paid) },
        WithdrawalReturned e => state with
        {
            Available = state.Available + e.Amount, Withdrawals = Ended(state, e.Withdrawal, WithdrawalStatus.Returned),
        },
        _ => throw new UnreachableException(@event.GetType().Name),
    };

    private static bool IsNoAmount(Yocto amount) => amount == Yocto.Zero || amount > MaxAmount;

    private static Verdict End(BalanceState state, Guid id, WithdrawalStatus status, Func<Yocto, BalanceEvent> end) =>
        !state.Withdrawals.TryGetValue(id, out var known) ? Refuse(new NoSuchWithdrawal(id))
        : known.Status == WithdrawalStatus.Pending ? Accept(end(known.Amount))
        : known.Status == status ? Accept()
        : Refuse(new WithdrawalEnded(id, known.Status));

    // Never more than was held: anything else was not decided here.
    private static ImmutableSortedDictionary<Guid, Yocto> Without(BalanceState state, Guid job, Yocto amount) =>
        state.Holds.TryGetValue(job, out var held) && held >= amount
            ? held == amount ? state.Holds.Remove(job) : state.Holds.SetItem(job, held - amount)
            : throw new UnreachableException($"Job {job} does not hold {amount}.");

    private static ImmutableSortedDictionary<Guid, Withdrawal> Ended(BalanceState state, Guid id, WithdrawalStatus status) =>
        state.Withdrawals[id] is { Status: WithdrawalStatus.Pending } pending
            ? state.Withdrawals.SetItem(id, pending with { Status = status })
            : throw new UnreachableException($"Withdrawal {id} is not pending.");
}
