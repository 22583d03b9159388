namespace Neura.Near.Rpc;

/// <summary>
/// Signs and sends the transactions of one key, several at a time: each gets its own nonce, they are handed to the node in that
/// order, and each applies once or not at all.
/// </summary>
/// <remarks>
/// After a time-out the same bytes go out again. Where a node refuses the block hash they are signed anew with a newer one and the
/// same nonce, so that the old bytes and the new ones exclude each other whatever other nodes have taken. Never with another nonce:
/// no answer of a node proves that another one has not applied the bytes. Where a nonce is used and nobody shows by which bytes, the
/// result is <see cref="TransactionPendingException"/>. One sender a key: of two that take a nonce at the same time, one gets that
/// exception; and where they send equal actions with an equal nonce and block hash, these are equal bytes, one transaction, and apply
/// once for both. Does not own the signer.
/// </remarks>
public sealed class TransactionSender(
    JsonRpcClient rpc, InMemorySigner signer, TransactionSenderOptions options, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly KeyNonces _nonces = new(rpc, signer);
    private readonly RecentBlockHash _blockHash = new(rpc, options.BlockHashLifetime, time);
    private readonly SentTransactions _sent = new(rpc, options, time);
    private int _underWay;

    /// <summary>The account that signs and pays.</summary>
    public AccountId Account => signer.Account;

    /// <summary>Signs, sends and waits for the result.</summary>
    /// <param name="draft">What it is to do.</param>
    /// <param name="wait">How far it must have got.</param>
    /// <param name="cancellationToken">Ends the waiting; what was sent may still apply.</param>
    /// <exception cref="NearRpcException">
    /// Nothing was sent, or it was refused: <see cref="NearRpcException.InvalidTransaction"/> says why. Never for the nonce or the block.
    /// </exception>
    /// <exception cref="TransactionPendingException">Its result could not be learnt in time.</exception>
    /// <exception cref="NearFormatException">The draft breaks a limit of the protocol.</exception>
    public async Task<TransactionStatus> SendAsync(TransactionDraft draft, TransactionWait wait, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _underWay);
        try
        {
            var variants = new List<SignedTransaction> { await SignAsync(draft, null, handOver: true, cancellationToken) };
            while (true)
            {
                var (status, refusal) = await WaitOrFindAsync(variants, wait, cancellationToken);
                if (status is not null) return status;
                await LearnAsync(refusal!.InvalidTransaction!, cancellationToken);
                if (!IsOfBlock(refusal) || variants.Count > options.MaxNewSignatures)
                    return await _sent.FindInTimeAsync(variants, wait, refusal, cancellationToken);
                variants.Add(await SignAnewAsync(draft, variants, cancellationToken));
            }
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }

    /// <summary>Signs with the next nonce, without sending: for whoever keeps the bytes before they go out.</summary>
    /// <exception cref="NearFormatException">The draft breaks a limit of the protocol.</exception>
    public Task<SignedTransaction> SignAsync(TransactionDraft draft, CancellationToken cancellationToken) =>
        SignAsync(draft, null, handOver: false, cancellationToken);

    /// <summary>Sends bytes that were signed before, again or for the first time, and waits for their result.</summary>
    /// <exception cref="NearRpcException">
    /// A node refused them and does not know them. Another may have taken them before: sign again with their nonce only.
    /// </exception>
    /// <exception cref="TransactionPendingException">Their result could not be learnt in time.</exception>
    public async Task<TransactionStatus> ResumeAsync(
        SignedTransaction transaction, TransactionWait wait, CancellationToken cancellationToken)
    {
        var (status, refusal) = await WaitOrFindAsync([transaction], wait, cancellationToken);
        return status ?? throw refusal!;
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    /// <summary>The status, or the refusal for nonce or block hash of bytes that the node does not know.</summary>
    private async Task<(TransactionStatus? Status, NearRpcException? Refusal)> WaitOrFindAsync(
        IReadOnlyList<SignedTransaction> variants, TransactionWait wait, CancellationToken cancellationToken)
    {
        try
        {
            return (await _sent.WaitAsync(variants, wait, cancellationToken), null);
        }
        catch (NearRpcException e)
        {
            // They may have applied before, and have emptied the account that the refusal calls empty.
            if (await _sent.FindAsync(variants, wait, cancellationToken) is { } status) return (status, null);
            if (!IsOfBlock(e) && e.InvalidTransaction?.Kind != InvalidTransactionKind.InvalidNonce) throw;
            return (null, e);
        }
    }

    private async Task<SignedTransaction> SignAnewAsync(
        TransactionDraft draft, List<SignedTransaction> variants, CancellationToken cancellationToken)
    {
        try
        {
            return await SignAsync(draft, variants[^1].Transaction.Nonce, handOver: true, cancellationToken);
        }
        catch (NearRpcException e)
        {
            throw new TransactionPendingException(variants, e);
        }
    }

    private async Task<SignedTransaction> SignAsync(
        TransactionDraft draft, ulong? sameNonce, bool handOver, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var hash = await _blockHash.GetAsync(cancellationToken);
            var nonce = sameNonce ?? await _nonces.NextAsync(ask: Volatile.Read(ref _underWay) <= 1, cancellationToken);
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
            else _blockHash.Forget();
        }
        finally
        {
            _turn.Release();
        }
    }

    private static bool IsOfBlock(NearRpcException e) =>
        e.InvalidTransaction?.Kind is InvalidTransactionKind.Expired or InvalidTransactionKind.InvalidChain;
}
