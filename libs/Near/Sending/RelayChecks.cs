namespace Neura.Near.Rpc;

/// <summary>The checks of a delegate action that need no node, and those against its key. Pure.</summary>
internal static class RelayChecks
{
    private const ulong NoncesPerBlock = 1_000_000;

    /// <summary>Null where the policy pays for it. The cheap questions come first: anyone may ask them.</summary>
    public static RelayRefusal? AgainstPolicy(SignedDelegateAction candidate, RelayerPolicy policy)
    {
        var action = candidate.DelegateAction;
        if (action.Actions.Count == 0 || action.Actions.Count > policy.MaxActions)
            return new RelayRefusal.WrongNumberOfActions(action.Actions.Count);
        if (!policy.Receivers.Contains(action.Receiver)) return new RelayRefusal.ReceiverNotAllowed(action.Receiver);
        UInt128 gas = 0;
        UInt128 deposit = 0;
        var bytes = 0L;
        foreach (var inner in action.Actions)
        {
            if (inner is not NearAction.FunctionCall call) return new RelayRefusal.ActionNotAllowed(inner.GetType().Name);
            if (policy.Methods?.Contains(call.Method) == false) return new RelayRefusal.MethodNotAllowed(call.Method);
            // Before adding: two amounts of 2^128 - 1 would wrap around to nearly nothing.
            if (call.Deposit > policy.MaxDeposit) return new RelayRefusal.TooMuchDeposit();
            gas += call.Gas.Value;
            deposit += call.Deposit.Yoctonear;
            bytes += call.Arguments.Length + call.Method.Length;
            if (deposit > policy.MaxDeposit.Yoctonear || deposit < call.Deposit.Yoctonear) return new RelayRefusal.TooMuchDeposit();
            if (bytes > policy.MaxArgumentBytes) return new RelayRefusal.ArgumentsTooLong(bytes);
        }
        if (gas > policy.MaxGas.Value) return new RelayRefusal.TooMuchGas();
        return candidate.VerifySignature() ? null : new RelayRefusal.BadSignature();
    }

    /// <summary>Null where the sender's key may sign it now.</summary>
    public static RelayRefusal? AgainstKey(DelegateAction action, AccessKeyView key, RelayerPolicy policy)
    {
        var head = key.BlockHeight;
        if (action.MaxBlockHeight < head + policy.MinBlocksLeft) return new RelayRefusal.Expired(action.MaxBlockHeight, head);
        if (action.MaxBlockHeight > head + policy.MaxBlocksLeft) return new RelayRefusal.ValidTooLong(action.MaxBlockHeight, head);
        if (action.Nonce <= key.Nonce || action.Nonce >= head * NoncesPerBlock) return new RelayRefusal.WrongNonce(key.Nonce);
        return key.Permission switch
        {
            AccessKeyPermission.FullAccess => null,
            AccessKeyPermission.FunctionCall limited when Covers(limited, action) => null,
            _ => new RelayRefusal.KeyNotPermitted(),
        };
    }

    private static bool Covers(AccessKeyPermission.FunctionCall key, DelegateAction action) =>
        key.Receiver == action.Receiver && action.Actions is [NearAction.FunctionCall { Deposit.Yoctonear: var deposit } call]
        && deposit == 0 && (key.Methods.Count == 0 || key.Methods.Contains(call.Method));
}
