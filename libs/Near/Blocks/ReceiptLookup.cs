using Neura.Near.Rpc;

namespace Neura.Near.Blocks;

/// <summary>From a receipt's id to how it ran, over plain JSON-RPC.</summary>
/// <remarks>
/// First by the transaction it descends from (EXPERIMENTAL_receipt_to_tx, then EXPERIMENTAL_tx_status), which also gives the
/// transaction hash; with nodes that lack the first method, or do not find the receipt by it, by EXPERIMENTAL_light_client_proof.
/// </remarks>
internal sealed class ReceiptLookup(JsonRpcClient rpc)
{
    private volatile bool _originUnsupported;

    /// <returns>Null where the receipt runs no actions.</returns>
    public async Task<ExecutedReceipt?> FindAsync(
        CryptoHash id, AccountId contract, BlockHeaderView block, CancellationToken cancellationToken)
    {
        var origin = await OriginAsync(id, cancellationToken);
        var status = origin is null
            ? null
            : await rpc.TransactionStatusWithReceiptsAsync(
                origin.TransactionHash, origin.SenderAccountId, TransactionWait.None, cancellationToken);
        var outcome = status?.ReceiptsOutcome?.FirstOrDefault(o => o.Id == id);
        if (outcome is null) outcome = await ProofAsync(id, contract, block, cancellationToken);
        else if (outcome.BlockHash != block.Hash) throw NearRpcException.Contradiction($"receipt {id} ran in another block");
        if (outcome.Id != id || outcome.Outcome.ExecutorId != contract)
            throw NearRpcException.Contradiction($"the outcome of {id} is another's");

        var receipt = status is null ? null : ReceiptIn(status, id);
        receipt ??= await rpc.ReceiptAsync(id, cancellationToken);
        if (receipt.ReceiptId != id) throw NearRpcException.Contradiction($"another receipt was given for {id}");
        return receipt.Receipt.Action is { } action ? Join(receipt, action, outcome.Outcome, origin?.TransactionHash) : null;
    }

    private async Task<ReceiptOrigin?> OriginAsync(CryptoHash id, CancellationToken cancellationToken)
    {
        if (_originUnsupported) return null;
        try
        {
            return await rpc.ReceiptToTransactionAsync(id, cancellationToken);
        }
        catch (NearRpcException e) when (e.Kind is NearRpcErrorKind.MethodNotFound)
        {
            _originUnsupported = true;
            return null;
        }
        catch (NearRpcException e) when (e.Kind is NearRpcErrorKind.UnknownReceipt or NearRpcErrorKind.Other)
        {
            return null; // Its index does not reach so far back, or the chain of receipts is too deep for it.
        }
    }

    private async Task<OutcomeWithIdView> ProofAsync(
        CryptoHash id, AccountId contract, BlockHeaderView block, CancellationToken cancellationToken)
    {
        var head = await rpc.BlockAsync(BlockReference.Final, cancellationToken);
        var proof = (await rpc.ReceiptProofAsync(id, contract, head.Header.Hash, cancellationToken)).OutcomeProof;
        if (proof.BlockHash == block.Hash) return proof;
        // nearcore names the next block with a new chunk of the shard; that the receipt ran here, the account changes have said.
        var carrier = await rpc.BlockAsync(new BlockReference.AtHash(proof.BlockHash), cancellationToken);
        return carrier.Header.Height > block.Height && carrier.Header.Height <= head.Header.Height
            ? proof
            : throw NearRpcException.Contradiction($"the outcome of {id} is proved by a block that cannot hold it");
    }

    /// <summary>A receipt to the signer itself is not among the receipts of a transaction; it is the transaction.</summary>
    private static ReceiptView? ReceiptIn(TransactionStatus status, CryptoHash id)
    {
        if (status.Receipts?.FirstOrDefault(r => r.ReceiptId == id) is { } listed) return listed;
        return status is { Transaction: { } t, TransactionOutcome.Outcome.ReceiptIds: [var first, ..] } && first == id
            ? new ReceiptView(id, t.SignerId, t.ReceiverId, new ReceiptBodyView(new ActionReceiptView(t.SignerId, t.Actions)))
            : null;
    }

    private static ExecutedReceipt Join(
        ReceiptView receipt, ActionReceiptView action, ExecutionOutcomeView outcome, CryptoHash? transaction) => new(
        receipt.ReceiptId, outcome.ExecutorId, receipt.PredecessorId, action.SignerId, transaction,
        outcome.Status switch
        {
            ExecutionStatus.SuccessValue or ExecutionStatus.SuccessReceiptId => ReceiptStatus.Success,
            ExecutionStatus.Failure => ReceiptStatus.Failure,
            _ => throw NearRpcException.Contradiction($"receipt {receipt.ReceiptId} ran, and has not ended"),
        },
        outcome.Logs, [.. action.Actions.Select(a => a.Call).OfType<MethodCall>()]);
}
