using NeuraNft.Domain.Assets;

namespace NeuraNft.Domain.Balances;

/// <summary>
/// What happened to the money an account has here. Each event moves one amount from one ledger account to another
/// (<see cref="LedgerTransfer"/>), so the ledger balances whatever is in it. Stored format; change only by adding.
/// </summary>
public abstract record BalanceEvent
{
    private BalanceEvent() { }

    public abstract Account Account { get; init; }

    public abstract Yocto Amount { get; init; }

    /// <summary>Paid in. The reference names the payment at its source for ever: the same one is credited once.</summary>
    public sealed record BalanceCredited(Account Account, Yocto Amount, string Source, string Reference) : BalanceEvent;

    /// <summary>Put aside for a job until it ends. A text that the operator's model generates is a job without an asset.</summary>
    public sealed record BalanceHeld(Account Account, Guid Job, AssetId? Asset, Yocto Amount) : BalanceEvent;

    /// <summary>The job was completed: what was held, or used of it, is gone, and is in this transaction's balance_earned.</summary>
    public sealed record BalanceCharged(Account Account, Guid Job, AssetId? Asset, Yocto Amount) : BalanceEvent;

    /// <summary>The job ended without an answer, by this code, or used less: what was held, or its rest, is back.</summary>
    public sealed record BalanceRefunded(Account Account, Guid Job, AssetId? Asset, Yocto Amount, string Code) : BalanceEvent;

    /// <summary>An owner's, royalty holder's or the platform's part of what a job cost.</summary>
    public sealed record BalanceEarned(Account Account, Guid Job, AssetId? Asset, Account Payer, Yocto Amount) : BalanceEvent;

    /// <summary>To be paid out on chain, to the account itself; pending until the operator says what became of it.</summary>
    public sealed record WithdrawalRequested(Account Account, Guid Withdrawal, Yocto Amount) : BalanceEvent;

    /// <summary>Paid out by the transaction named.</summary>
    public sealed record WithdrawalPaid(Account Account, Guid Withdrawal, Yocto Amount, string Transaction) : BalanceEvent;

    /// <summary>Could not be paid out: it is available again.</summary>
    public sealed record WithdrawalReturned(Account Account, Guid Withdrawal, Yocto Amount, string Reason) : BalanceEvent;
}
