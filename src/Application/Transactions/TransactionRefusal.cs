namespace NeuraNft.Application.Transactions;

/// <summary>Why a transaction is not prepared or not relayed.</summary>
public abstract record TransactionRefusal
{
    private TransactionRefusal() { }

    /// <summary>The rules of the market refuse it before anyone signs: the contract's own code and a sentence.</summary>
    public sealed record ContractWouldRefuse(string Code, string Reason) : TransactionRefusal;

    /// <summary>The named key is not on the caller's account, so it could not sign.</summary>
    public sealed record KeyNotOnAccount(string PublicKey) : TransactionRefusal;

    /// <summary>Not the borsh bytes of a signed transaction, or signed wrongly.</summary>
    public sealed record Malformed(string Reason) : TransactionRefusal;

    /// <summary>Only the caller's own transactions to this market's contract are relayed.</summary>
    public sealed record NotRelayed(string Reason) : TransactionRefusal;

    /// <summary>The chain refused it before it ran: InvalidNonce, Expired, NotEnoughBalance, …</summary>
    public sealed record ChainRefused(string Reason) : TransactionRefusal;

    /// <summary>It ran and failed; what it did was undone. The code is the contract's (E_NOT_OWNER, …) where it gave one.</summary>
    public sealed record ContractRefused(string Code, string Reason, string TransactionHash) : TransactionRefusal;

    /// <summary>Enough was paid for the account, or for all, within the hour.</summary>
    public sealed record TooManyRelayed(int Limit) : TransactionRefusal;

    /// <summary>The chain could not be asked.</summary>
    public sealed record ChainUnavailable : TransactionRefusal;
}
