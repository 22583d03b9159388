using System.Collections.Concurrent;

namespace Neura.Near.Rpc;

/// <summary>
/// Sends other accounts' signed actions and pays for them (NEP-366). On chain the predecessor of the actions is their sender; the
/// relayer is only the signer.
/// </summary>
/// <remarks>
/// Everything is checked that would make the relayer pay for a failure: policy, signature, key, nonce, expiry. What another
/// transaction of the sender changes between check and inclusion cannot be: such a failure costs the relayer its gas.
/// </remarks>
/// <param name="rpc">The nodes.</param>
/// <param name="sender">Sends the relayer's own transactions.</param>
/// <param name="policy">What is paid for.</param>
public sealed class Relayer(JsonRpcClient rpc, TransactionSender sender, RelayerPolicy policy)
{
    private readonly ConcurrentDictionary<CryptoHash, ulong> _relayed = new();

    /// <summary>Checks and relays an action.</summary>
    /// <param name="action">The action with its sender's signature.</param>
    /// <param name="wait">How far it must have got.</param>
    /// <param name="cancellationToken">Ends the waiting; what was sent may still apply.</param>
    /// <exception cref="NearRpcException">The node failed, or refused the relayer's own transaction.</exception>
    /// <exception cref="TransactionPendingException">The result could not be learnt in time.</exception>
    public async Task<RelayResult> RelayAsync(SignedDelegateAction action, TransactionWait wait, CancellationToken cancellationToken)
    {
        if (RelayChecks.AgainstPolicy(action, policy) is { } refusal) return new RelayResult.Refused(refusal);
        // Its nonce stops a repetition only once it is in a block; until then the relayer would pay twice.
        var hash = action.DelegateAction.Hash;
        if (!_relayed.TryAdd(hash, action.DelegateAction.MaxBlockHeight)) return new RelayResult.Refused(new RelayRefusal.Repeated());
        var paid = false;
        try
        {
            if (await CheckKeyAsync(action.DelegateAction, cancellationToken) is { } late) return new RelayResult.Refused(late);
            // To the sender's account: there the signature is checked, and from there the actions go out.
            var draft = new TransactionDraft(action.DelegateAction.Sender).Add(new NearAction.Delegate(action));
            paid = true;
            return new RelayResult.Relayed(await sender.SendAsync(draft, wait, cancellationToken));
        }
        catch (Exception e) when (e is NearRpcException or NearFormatException)
        {
            paid = false; // Nothing was sent, or it was refused: the action may be relayed again. What is pending may not.
            throw;
        }
        finally
        {
            if (!paid) _relayed.TryRemove(hash, out _);
        }
    }

    private async Task<RelayRefusal?> CheckKeyAsync(DelegateAction action, CancellationToken cancellationToken)
    {
        try
        {
            var key = await rpc.ViewAccessKeyAsync(action.Sender, action.PublicKey, BlockReference.Optimistic, cancellationToken);
            foreach (var (hash, expires) in _relayed)
                if (expires < key.BlockHeight) _relayed.TryRemove(hash, out _); // The chain would refuse it by itself.
            return RelayChecks.AgainstKey(action, key, policy);
        }
        catch (NearRpcException e) when (e.Kind is NearRpcErrorKind.UnknownAccessKey or NearRpcErrorKind.UnknownAccount)
        {
            return new RelayRefusal.UnknownKey();
        }
    }
}
