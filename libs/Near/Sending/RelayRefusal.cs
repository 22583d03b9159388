namespace Neura.Near.Rpc;

/// <summary>Why a relayer does not send a delegate action. Nothing was spent.</summary>
public abstract record RelayRefusal
{
    private RelayRefusal() { }

    /// <summary>The signature is not the named key's over this action.</summary>
    public sealed record BadSignature : RelayRefusal;

    /// <summary>The policy does not name the receiver.</summary>
    public sealed record ReceiverNotAllowed(AccountId Receiver) : RelayRefusal;

    /// <summary>The policy does not name the method.</summary>
    public sealed record MethodNotAllowed(string Method) : RelayRefusal;

    /// <summary>Only calls are relayed.</summary>
    public sealed record ActionNotAllowed(string Kind) : RelayRefusal;

    /// <summary>No action, or more than the policy allows.</summary>
    public sealed record WrongNumberOfActions(int Count) : RelayRefusal;

    /// <summary>More gas than the policy allows.</summary>
    public sealed record TooMuchGas : RelayRefusal;

    /// <summary>More deposit than the policy allows.</summary>
    public sealed record TooMuchDeposit : RelayRefusal;

    /// <summary>Longer arguments than the policy allows.</summary>
    public sealed record ArgumentsTooLong(long Bytes) : RelayRefusal;

    /// <summary>Expired, or about to.</summary>
    public sealed record Expired(ulong MaxBlockHeight, ulong Head) : RelayRefusal;

    /// <summary>It could be kept back for too long.</summary>
    public sealed record ValidTooLong(ulong MaxBlockHeight, ulong Head) : RelayRefusal;

    /// <summary>The sender has no such key.</summary>
    public sealed record UnknownKey : RelayRefusal;

    /// <summary>The key may not sign this.</summary>
    public sealed record KeyNotPermitted : RelayRefusal;

    /// <summary>The nonce is used already, or is above what the chain takes at this height.</summary>
    public sealed record WrongNonce(ulong KeyNonce) : RelayRefusal;

    /// <summary>The same action was relayed already.</summary>
    public sealed record Repeated : RelayRefusal;
}
