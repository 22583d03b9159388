using Neura.Near.Json;

namespace Neura.Near.Rpc;

public sealed partial class JsonRpcClient
{
    /// <summary>`block`: a header and the headers of its chunks.</summary>
    public Task<BlockView> BlockAsync(BlockReference block, CancellationToken cancellationToken) =>
        CallAsync("block", writer => writer.WriteBlock(block), NearJsonContext.Default.BlockView, cancellationToken);

    /// <summary>`chunk` by its hash.</summary>
    public Task<ChunkView> ChunkAsync(CryptoHash chunkHash, CancellationToken cancellationToken) => CallAsync(
        "chunk", writer => writer.WriteString("chunk_id", chunkHash.ToString()), NearJsonContext.Default.ChunkView, cancellationToken);

    /// <summary>`chunk` of a shard in a block.</summary>
    public Task<ChunkView> ChunkAsync(ulong blockHeight, ulong shardId, CancellationToken cancellationToken) => CallAsync(
        "chunk",
        writer =>
        {
            writer.WriteNumber("block_id", blockHeight);
            writer.WriteNumber("shard_id", shardId);
        },
        NearJsonContext.Default.ChunkView, cancellationToken);

    /// <summary>`EXPERIMENTAL_changes_in_block`: which accounts the block touched.</summary>
    public Task<ChangesInBlock> ChangesInBlockAsync(BlockReference block, CancellationToken cancellationToken) => CallAsync(
        "EXPERIMENTAL_changes_in_block", writer => writer.WriteBlock(block), NearJsonContext.Default.ChangesInBlock, cancellationToken);

    /// <summary>`account_changes` of the accounts in the block, with their causes, in order.</summary>
    public Task<AccountChanges> ChangesAsync(
        BlockReference block, IReadOnlyList<AccountId> accounts, CancellationToken cancellationToken) =>
        ChangesAsync(block, new ChangesQuery.Accounts(accounts), cancellationToken);

    /// <summary>`EXPERIMENTAL_changes`: changes of state in the block, with their causes, in order.</summary>
    public Task<AccountChanges> ChangesAsync(BlockReference block, ChangesQuery changes, CancellationToken cancellationToken) => CallAsync(
        "EXPERIMENTAL_changes",
        writer =>
        {
            changes.Write(writer);
            writer.WriteBlock(block);
        },
        NearJsonContext.Default.AccountChanges, cancellationToken);

    /// <summary>`EXPERIMENTAL_receipt`: who sent what to whom.</summary>
    public Task<ReceiptView> ReceiptAsync(CryptoHash receiptId, CancellationToken cancellationToken) => CallAsync(
        "EXPERIMENTAL_receipt", writer => writer.WriteString("receipt_id", receiptId.ToString()),
        NearJsonContext.Default.ReceiptView, cancellationToken);

    /// <summary>
    /// `EXPERIMENTAL_receipt_to_tx`: the transaction a receipt descends from. Nodes of 2025 and before do not know this method.
    /// </summary>
    public Task<ReceiptOrigin> ReceiptToTransactionAsync(CryptoHash receiptId, CancellationToken cancellationToken) => CallAsync(
        "EXPERIMENTAL_receipt_to_tx", writer => writer.WriteString("receipt_id", receiptId.ToString()),
        NearJsonContext.Default.ReceiptOrigin, cancellationToken);

    /// <summary>The outcome of a receipt by its id alone. Mind what <see cref="OutcomeProofView"/> says of the block hash.</summary>
    /// <param name="receiptId">The receipt.</param>
    /// <param name="receiver">The account it ran on.</param>
    /// <param name="lightClientHead">A final block after the one it ran in.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<OutcomeProofView> ReceiptProofAsync(
        CryptoHash receiptId, AccountId receiver, CryptoHash lightClientHead, CancellationToken cancellationToken) =>
        ProofAsync("receipt", "receipt_id", receiptId, "receiver_id", receiver, lightClientHead, cancellationToken);

    /// <summary>The outcome of a transaction's turning into a receipt, with its proof.</summary>
    /// <param name="transaction">Hash of the transaction.</param>
    /// <param name="sender">Who signed it.</param>
    /// <param name="lightClientHead">A final block after the one it is in.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<OutcomeProofView> TransactionProofAsync(
        CryptoHash transaction, AccountId sender, CryptoHash lightClientHead, CancellationToken cancellationToken) =>
        ProofAsync("transaction", "transaction_hash", transaction, "sender_id", sender, lightClientHead, cancellationToken);

    private Task<OutcomeProofView> ProofAsync(
        string type, string idName, CryptoHash id, string accountName, AccountId account, CryptoHash head,
        CancellationToken cancellationToken) => CallAsync(
        "EXPERIMENTAL_light_client_proof",
        writer =>
        {
            writer.WriteString("type", type);
            writer.WriteString(idName, id.ToString());
            writer.WriteString(accountName, account.Value);
            writer.WriteString("light_client_head", head.ToString());
        },
        NearJsonContext.Default.OutcomeProofView, cancellationToken);
}
