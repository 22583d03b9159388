using NeuraNft.Domain.Assets;

namespace NeuraNft.Domain.Balances;

/// <summary>What is asked of an account's balance. Charges and refunds are not asked for: they follow from a job's end.</summary>
public abstract record BalanceCommand
{
    private BalanceCommand() { }

    public sealed record CreditBalance(Account Account, Yocto Amount, string Source, string Reference) : BalanceCommand;

    public sealed record HoldForJob(Account Account, Guid Job, AssetId? Asset, Yocto Amount) : BalanceCommand;

    public sealed record RequestWithdrawal(Account Account, Guid Withdrawal, Yocto Amount) : BalanceCommand;

    public sealed record PayWithdrawal(Account Account, Guid Withdrawal, string Transaction) : BalanceCommand;

    public sealed record ReturnWithdrawal(Account Account, Guid Withdrawal, string Reason) : BalanceCommand;
}
