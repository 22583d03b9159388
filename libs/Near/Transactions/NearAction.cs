namespace Neura.Near;

/// <summary>What a transaction does. The order is the borsh tag, 0 to 8.</summary>
/// <remarks>Source: https://nomicon.io/RuntimeSpec/Actions.</remarks>
public abstract record NearAction
{
    private NearAction() { }

    /// <summary>Creates the receiver.</summary>
    public sealed record CreateAccount : NearAction;

    /// <summary>Puts a contract on the receiver.</summary>
    public sealed record DeployContract(ReadOnlyMemory<byte> Code) : NearAction;

    /// <summary>Calls a method of the receiver's contract.</summary>
    public sealed record FunctionCall(string Method, ReadOnlyMemory<byte> Arguments, Gas Gas, NearToken Deposit) : NearAction;

    /// <summary>Sends NEAR to the receiver.</summary>
    public sealed record Transfer(NearToken Deposit) : NearAction;

    /// <summary>Stakes NEAR with a validator's key.</summary>
    public sealed record Stake(NearToken Amount, PublicKey PublicKey) : NearAction;

    /// <summary>Gives the receiver a key.</summary>
    public sealed record AddKey(PublicKey PublicKey, AccessKey AccessKey) : NearAction;

    /// <summary>Takes a key from the receiver.</summary>
    public sealed record DeleteKey(PublicKey PublicKey) : NearAction;

    /// <summary>Deletes the receiver; what is left goes to the beneficiary.</summary>
    public sealed record DeleteAccount(AccountId Beneficiary) : NearAction;

    /// <summary>
    /// A meta transaction (NEP-366): the actions of another account, signed by it, paid by the signer of the transaction.
    /// </summary>
    public sealed record Delegate(SignedDelegateAction SignedAction) : NearAction;
}
