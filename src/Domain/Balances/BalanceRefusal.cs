namespace NeuraNft.Domain.Balances;

/// <summary>Why a balance command is refused.</summary>
public abstract record BalanceRefusal
{
    private BalanceRefusal() { }

    /// <summary>Nothing, or more than there is.</summary>
    public sealed record InvalidAmount(Yocto Amount, Yocto Most) : BalanceRefusal;

    public sealed record InsufficientBalance(Yocto Needed, Yocto Available) : BalanceRefusal;

    public sealed record NoSuchWithdrawal(Guid Withdrawal) : BalanceRefusal;

    /// <summary>It was paid or returned already.</summary>
    public sealed record WithdrawalEnded(Guid Withdrawal, WithdrawalStatus Status) : BalanceRefusal;

    /// <summary>This reference was credited with another account or amount.</summary>
    public sealed record OtherPayment(string Reference) : BalanceRefusal;

    /// <summary>This idempotency key came before with another input.</summary>
    public sealed record OtherInput(Guid CommandId) : BalanceRefusal;

    /// <summary>So many wait to be paid out already.</summary>
    public sealed record TooManyWithdrawals(int Most) : BalanceRefusal;
}
