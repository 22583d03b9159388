namespace Neura.Near;

/// <summary>What a transaction does. The order is the borsh tag, 0 to 8.</summary>
/// <remarks>Source: https://nomicon.io/RuntimeSpec/Actions.</remarks>
public abstract record NearAction
{
    private NearAction() { }

    public sealed record CreateAccount : NearAction;

    public sealed record DeployContract(ReadOnlyMemory<byte> Code) : NearAction;

    public sealed record FunctionCall(string Method, ReadOnlyMemory<byte> Arguments, Gas Gas, NearToken Deposit) : NearAction;

    public sealed record Transfer(NearToken Deposit) : NearAction;

    public sealed record Stake(NearToken Amount, PublicKey PublicKey) : NearAction;

    public sealed record AddKey(PublicKey PublicKey, AccessKey AccessKey) : NearAction;

    public sealed record DeleteKey(PublicKey PublicKey) : NearAction;

    public sealed record DeleteAccount(AccountId Beneficiary) : NearAction;

    /// <summary>
    /// A meta transaction (NEP-366): the actions of another account, signed by it, paid by the signer of the transaction.
    /// </summary>
    public sealed record Delegate(SignedDelegateAction SignedAction) : NearAction;
}
