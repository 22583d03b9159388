namespace NeuraNft.Application.Balances;

/// <summary>Why a payment is not credited.</summary>
public abstract record DepositRefusal
{
    private DepositRefusal() { }

    /// <summary>The operator named no account to pay to; or it is the caller.</summary>
    public sealed record NotTaken : DepositRefusal;

    /// <summary>The chain knows no such transfer of the caller's to that account that succeeded.</summary>
    public sealed record NoSuchPayment : DepositRefusal;

    /// <summary>It is not final yet.</summary>
    public sealed record NotFinal : DepositRefusal;

    /// <summary>The operator credited this transaction with another amount, or to another account.</summary>
    public sealed record CreditedOtherwise : DepositRefusal;

    /// <summary>The chain could not be asked.</summary>
    public sealed record ChainUnavailable : DepositRefusal;
}
