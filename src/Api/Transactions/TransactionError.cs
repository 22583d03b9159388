using NeuraNft.Application.Transactions;

namespace NeuraNft.Api.Transactions;

/// <summary>Why a transaction is not prepared or not relayed.</summary>
[UnionType]
public abstract record TransactionError(string Code, string Message) : IError
{
    /// <summary>The contract refuses it, or would: its own code, such as E_NOT_OWNER.</summary>
    public sealed record ContractRefusedError(string Code, string Message, string? TransactionHash) : TransactionError(Code, Message);

    /// <summary>The key is not on the caller's account.</summary>
    public sealed record SigningKeyError(string PublicKey)
        : TransactionError("KEY_NOT_ON_ACCOUNT", "The chain does not show this key on your account.");

    /// <summary>What was sent is not a signed transaction, or not one that is relayed here.</summary>
    public sealed record NotRelayedError(string Code, string Message) : TransactionError(Code, Message);

    /// <summary>The chain refused it before it ran; the reason is nearcore's name, such as InvalidNonce or Expired.</summary>
    public sealed record ChainRefusedError(string Reason)
        : TransactionError("CHAIN_REFUSED", $"The chain refused the transaction: {Reason}.");

    /// <returns>Null where the chain could not be asked.</returns>
    internal static TransactionError? From(TransactionRefusal refusal) => refusal switch
    {
        TransactionRefusal.ContractWouldRefuse r => new ContractRefusedError(r.Code, r.Reason, null),
        TransactionRefusal.ContractRefused r => new ContractRefusedError(r.Code, r.Reason, r.TransactionHash),
        TransactionRefusal.KeyNotOnAccount r => new SigningKeyError(r.PublicKey),
        TransactionRefusal.Malformed r => new NotRelayedError("MALFORMED_TRANSACTION", r.Reason),
        TransactionRefusal.NotRelayed r => new NotRelayedError("NOT_RELAYED", r.Reason),
        TransactionRefusal.TooManyRelayed r => new NotRelayedError(
            "RELAY_LIMIT", $"At most {r.Limit} actions of an account, and so much gas of all, are paid for within an hour."),
        TransactionRefusal.ChainRefused r => new ChainRefusedError(r.Reason),
        _ => null,
    };
}
