using System.Collections.Immutable;

namespace NeuraNft.Domain.Balances;

/// <summary>What an account has here: to spend, put aside by job, and to be paid out. Kept as a snapshot of a long stream.</summary>
public sealed record BalanceState(
    Yocto Available, ImmutableSortedDictionary<Guid, Yocto> Holds, ImmutableSortedDictionary<Guid, Withdrawal> Withdrawals)
{
    public static BalanceState Initial { get; } =
        new(Yocto.Zero, ImmutableSortedDictionary<Guid, Yocto>.Empty, ImmutableSortedDictionary<Guid, Withdrawal>.Empty);

    public Yocto Held => Holds.Values.Aggregate(Yocto.Zero, (sum, amount) => sum + amount);

    public Yocto Withdrawing => Withdrawals.Values.Where(w => w.Status == WithdrawalStatus.Pending)
        .Aggregate(Yocto.Zero, (sum, one) => sum + one.Amount);
}
