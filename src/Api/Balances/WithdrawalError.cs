using NeuraNft.Domain;
using NeuraNft.Domain.Balances;

namespace NeuraNft.Api.Balances;

/// <summary>Why nothing is paid out.</summary>
[UnionType]
public abstract record WithdrawalError(string Code, string Message) : IError
{
    /// <summary>Nothing, or more than an amount can be.</summary>
    public sealed record WithdrawalAmountError(Yocto Most) : WithdrawalError("INVALID_AMOUNT", "An amount is 1 to 10^33 yoctoNEAR.");

    public sealed record WithdrawalBalanceError(Yocto Needed, Yocto Available)
        : WithdrawalError("INSUFFICIENT_BALANCE", "You have not as much available.");

    public sealed record TooManyWithdrawalsError(int Most)
        : WithdrawalError("TOO_MANY", "As many withdrawals as may wait are waiting.");

    /// <summary>The idempotency key was used with another input.</summary>
    public sealed record WithdrawalConflictError(Guid CommandId)
        : WithdrawalError("IDEMPOTENCY_MISMATCH", "This idempotency key was used with another input.");

    internal static WithdrawalError From(BalanceRefusal refusal) => refusal switch
    {
        BalanceRefusal.InvalidAmount r => new WithdrawalAmountError(r.Most),
        BalanceRefusal.InsufficientBalance r => new WithdrawalBalanceError(r.Needed, r.Available),
        BalanceRefusal.TooManyWithdrawals r => new TooManyWithdrawalsError(r.Most),
        BalanceRefusal.OtherInput r => new WithdrawalConflictError(r.CommandId),
        _ => throw new System.Diagnostics.UnreachableException(refusal.GetType().Name),
    };
}
