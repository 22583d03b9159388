namespace Neura.Near.Rpc;

/// <summary>What becomes of bytes that were sent.</summary>
internal sealed class SentTransactions(JsonRpcClient rpc, TransactionSenderOptions options, TimeProvider time)
{
    /// <summary>Gives the bytes to a node without waiting. What goes wrong shows when they are sent again to wait for them.</summary>
    public async Task HandOverAsync(SignedTransaction transaction, CancellationToken cancellationToken)
    {
        try
        {
            await rpc.SendTransactionAsync(transaction, TransactionWait.None, cancellationToken);
        }
        catch (NearRpcException)
        {
            // A refusal comes again, and a failure is not one.
        }
    }

    /// <summary>Sends the same bytes until their result is there.</summary>
    public async Task<TransactionStatus> WaitAsync(
        SignedTransaction transaction, TransactionWait wait, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            try
            {
                return await rpc.SendTransactionAsync(transaction, wait, cancellationToken);
            }
            catch (NearRpcException e) when (e.IsRetryable || e.InvalidTransaction?.MayPass == true)
            {
                if (time.GetElapsedTime(started) >= options.ResultTimeout) throw new TransactionPendingException(transaction, e);
            }
            await Task.Delay(options.PollInterval, time, cancellationToken);
        }
    }

    /// <summary>
    /// The status of a transaction that a node calls outdated; null where it has not applied and never will.
    /// </summary>
    /// <remarks>
    /// A node that is behind does not know a transaction that has applied. So its hash is only taken for unknown when the final state
    /// has used the nonce; or, for a block hash that is too old, when the newest state has not.
    /// </remarks>
    public async Task<TransactionStatus?> FindAppliedAsync(
        SignedTransaction transaction, TransactionWait wait, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            if (await IsKnownAsync(transaction, cancellationToken))
                return await rpc.TransactionStatusAsync(transaction.Hash, transaction.Transaction.Signer, wait, cancellationToken);
            if (await NonceAsync(transaction, BlockReference.Optimistic, cancellationToken) < transaction.Transaction.Nonce) return null;
            if (await NonceAsync(transaction, BlockReference.Final, cancellationToken) >= transaction.Transaction.Nonce)
                return await IsKnownAsync(transaction, cancellationToken)
                    ? await rpc.TransactionStatusAsync(transaction.Hash, transaction.Transaction.Signer, wait, cancellationToken)
                    : null;
            if (time.GetElapsedTime(started) >= options.ResultTimeout) throw new TransactionPendingException(transaction);
            await Task.Delay(options.PollInterval, time, cancellationToken);
        }
    }

    private async Task<bool> IsKnownAsync(SignedTransaction transaction, CancellationToken cancellationToken)
    {
        try
        {
            // Without waiting: for a transaction that never arrived the node would wait until its limit.
            return (await rpc.TransactionStatusAsync(
                transaction.Hash, transaction.Transaction.Signer, TransactionWait.None, cancellationToken)).IsKnown;
        }
        catch (NearRpcException e) when (e.Kind is NearRpcErrorKind.UnknownTransaction or NearRpcErrorKind.InvalidTransaction)
        {
            return false; // Refused, where the node remembers the refusal.
        }
    }

    private async Task<ulong> NonceAsync(SignedTransaction transaction, BlockReference block, CancellationToken cancellationToken) =>
        (await rpc.ViewAccessKeyAsync(
            transaction.Transaction.Signer, transaction.Transaction.PublicKey, block, cancellationToken)).Nonce;
}
