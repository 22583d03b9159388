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

    /// <summary>Sends the last of the variants until its result is there.</summary>
    /// <exception cref="NearRpcException">A node refused it.</exception>
    /// <exception cref="TransactionPendingException">Whatever else went wrong.</exception>
    public async Task<TransactionStatus> WaitAsync(
        IReadOnlyList<SignedTransaction> variants, TransactionWait wait, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            try
            {
                return await rpc.SendTransactionAsync(variants[^1], wait, cancellationToken);
            }
            catch (NearRpcException e) when (e.InvalidTransaction?.MayPass != false)
            {
                var mayHelp = e.IsRetryable || e.InvalidTransaction is not null;
                if (!mayHelp || IsOver(started)) throw new TransactionPendingException(variants, e);
            }
            await Task.Delay(options.PollInterval, time, cancellationToken);
        }
    }

    /// <summary>The status of the variant that a node knows; null where it knows none, which proves nothing: it may be behind.</summary>
    public async Task<TransactionStatus?> FindAsync(
        IReadOnlyList<SignedTransaction> variants, TransactionWait wait, CancellationToken cancellationToken)
    {
        foreach (var variant in variants)
        {
            try
            {
                // Without waiting first: for a transaction that never arrived the node would wait until its limit.
                if ((await StatusAsync(variant, TransactionWait.None, cancellationToken)).IsKnown)
                    return await StatusAsync(variant, wait, cancellationToken);
            }
            catch (NearRpcException)
            {
                // Unknown; or refused, where the node remembers the refusal; or no answer, which is no knowledge either.
            }
        }
        return null;
    }

    /// <summary>Looks for the variants until one is found.</summary>
    /// <exception cref="TransactionPendingException">None was found in time.</exception>
    public async Task<TransactionStatus> FindInTimeAsync(
        IReadOnlyList<SignedTransaction> variants, TransactionWait wait, Exception cause, CancellationToken cancellationToken)
    {
        for (var started = time.GetTimestamp(); ;)
        {
            if (await FindAsync(variants, wait, cancellationToken) is { } status) return status;
            if (IsOver(started)) throw new TransactionPendingException(variants, cause);
            await Task.Delay(options.PollInterval, time, cancellationToken);
        }
    }

    private bool IsOver(long started) => time.GetElapsedTime(started) >= options.ResultTimeout;

    private Task<TransactionStatus> StatusAsync(SignedTransaction transaction, TransactionWait wait, CancellationToken cancellationToken) =>
        rpc.TransactionStatusAsync(transaction.Hash, transaction.Transaction.Signer, wait, cancellationToken);
}
