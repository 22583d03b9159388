using NeuraNft.Application.Balances;

namespace NeuraNft.Api.Balances;

/// <summary>Why a payment is not credited.</summary>
[UnionType]
public abstract record DepositError(string Code, string Message) : IError
{
    /// <summary>The operator named no account to pay to; or it is the caller's own.</summary>
    public sealed record DepositsNotTakenError()
        : DepositError("DEPOSITS_NOT_TAKEN", "This market takes no deposits of yours by itself: its operator credits what is paid.");

    /// <summary>No transfer of the caller's to network.depositsTo has this hash and succeeded.</summary>
    public sealed record DepositNotFoundError()
        : DepositError("DEPOSIT_NOT_FOUND", "The chain knows no such payment of yours to this market.");

    public sealed record DepositNotFinalError() : DepositError("DEPOSIT_NOT_FINAL", "The payment is not final yet. Ask again in a moment.");

    public sealed record DepositCreditedError()
        : DepositError(
            "DEPOSIT_CREDITED", "The operator has credited this transaction already, with another amount or to another account.");

    /// <returns>Null where the chain could not be asked.</returns>
    internal static DepositError? From(DepositRefusal refusal) => refusal switch
    {
        DepositRefusal.NotTaken => new DepositsNotTakenError(),
        DepositRefusal.NoSuchPayment => new DepositNotFoundError(),
        DepositRefusal.NotFinal => new DepositNotFinalError(),
        DepositRefusal.CreditedOtherwise => new DepositCreditedError(),
        _ => null,
    };
}
