namespace Neura.Near.Rpc;

/// <summary>Makes delegate actions (NEP-366) that fit the chain as it stands.</summary>
public static class DelegateActions
{
    /// <summary>Signs a draft as a delegate action, for a relayer to send and pay for.</summary>
    /// <param name="rpc">The nodes.</param>
    /// <param name="sender">Whose actions they are.</param>
    /// <param name="draft">What is to be done.</param>
    /// <param name="validForBlocks">How many blocks the relayer has; one is about 0.6 s on mainnet.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <exception cref="NearRpcException">The node failed, or the account has no such key.</exception>
    public static async Task<SignedDelegateAction> SignAsync(
        JsonRpcClient rpc, InMemorySigner sender, TransactionDraft draft, ulong validForBlocks, CancellationToken cancellationToken)
    {
        var key = await rpc.ViewAccessKeyAsync(sender.Account, sender.PublicKey, BlockReference.Optimistic, cancellationToken);
        return draft.BuildDelegate(sender.Account, sender.PublicKey, key.Nonce + 1, key.BlockHeight + validForBlocks).Sign(sender);
    }
}
