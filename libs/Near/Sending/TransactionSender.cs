namespace Neura.Near.Rpc;

/// <summary>
/// Signs and sends the transactions of one key, several at a time: each gets its own nonce, they are handed to the node in that
/// order, and each applies once or not at all.
/// </summary>
/// <remarks>
/// After a time-out the same bytes go out again. A transaction is only signed anew where it is certain that the old bytes neither have
/// applied nor can apply: refused for its nonce or its block hash, and unknown to a node whose final state has used the nonce.
/// One sender a key. Two in two processes work, at the price of refusals; but where they send equal actions with an equal nonce and
/// block hash, these are equal bytes, one transaction, and apply once for both. Does not own the signer.
/// </remarks>
public sealed class TransactionSender(
    JsonRpcClient rpc, InMemorySigner signer, TransactionSenderOptions options, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly KeyNonces _nonces = new(rpc, signer);
    private readonly RecentBlockHash _blockHash = new(rpc, options.BlockHashLifetime, time);
    private readonly SentTransactions _sent = new(rpc, options, time);

    /// <summary>The account that signs and pays.</summary>
    public AccountId Account => signer.Account;

    /// <summary>Signs, sends and waits for the result.</summary>
    /// <param name="draft">What it is to do.</param>
    /// <param name="wait">How far it must have got.</param>
    /// <param name="cancellationToken">Ends the waiting; what was sent may still apply.</param>
    /// <exception cref="NearRpcException">It was refused; <see cref="NearRpcException.InvalidTransaction"/> says why.</exception>
    /// <exception cref="TransactionPendingException">Its result could not be learnt in time.</exception>
    /// <exception cref="NearFormatException">The draft breaks a limit of the protocol.</exception>
    public async Task<TransactionStatus> SendAsync(TransactionDraft draft, TransactionWait wait, CancellationToken cancellationToken)
    {
        for (var signed = 0; ; signed++)
        {
            var transaction = await SignAsync(draft, handOver: true, cancellationToken);
            try
            {
                return await _sent.WaitAsync(transaction, wait, cancellationToken);
            }
            catch (NearRpcException e) when (IsOutdated(e))
            {
                if (await _sent.FindAppliedAsync(transaction, wait, cancellationToken) is { } status) return status;
                if (signed == options.MaxNewSignatures) throw;
                await LearnAsync(e.InvalidTransaction!, cancellationToken);
            }
        }
    }

    /// <summary>Signs with the next nonce, without sending: for whoever keeps the bytes before they go out.</summary>
    /// <exception cref="NearFormatException">The draft breaks a limit of the protocol.</exception>
    public Task<SignedTransaction> SignAsync(TransactionDraft draft, CancellationToken cancellationToken) =>
        SignAsync(draft, handOver: false, cancellationToken);

    /// <summary>Sends bytes that were signed before, again or for the first time, and waits for their result.</summary>
    /// <exception cref="NearRpcException">They were refused and have not applied.</exception>
    /// <exception cref="TransactionPendingException">Their result could not be learnt in time.</exception>
    public async Task<TransactionStatus> ResumeAsync(
        SignedTransaction transaction, TransactionWait wait, CancellationToken cancellationToken)
    {
        try
        {
            return await _sent.WaitAsync(transaction, wait, cancellationToken);
        }
        catch (NearRpcException e) when (IsOutdated(e))
        {
            if (await _sent.FindAppliedAsync(transaction, wait, cancellationToken) is { } status) return status;
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async Task<SignedTransaction> SignAsync(TransactionDraft draft, bool handOver, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var hash = await _blockHash.GetAsync(cancellationToken);
            var nonce = await _nonces.NextAsync(cancellationToken);
            var transaction = draft.Build(signer.Account, signer.PublicKey, nonce, hash).Sign(signer);
            // In turn, so that a node has a lower nonce before a higher one: the other way round the lower one would be refused.
            if (handOver) await _sent.HandOverAsync(transaction, cancellationToken);
            return transaction;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task LearnAsync(InvalidTransaction refusal, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (refusal.AccessKeyNonce is { } used) _nonces.RaiseTo(used);
            if (refusal.Kind is InvalidTransactionKind.Expired or InvalidTransactionKind.InvalidChain) _blockHash.Forget();
        }
        finally
        {
            _turn.Release();
        }
    }

    private static bool IsOutdated(NearRpcException e) => e.InvalidTransaction?.Kind
        is InvalidTransactionKind.InvalidNonce or InvalidTransactionKind.Expired or InvalidTransactionKind.InvalidChain;
}
