using Neura.Near.Json;

namespace Neura.Near.Rpc;

public sealed partial class JsonRpcClient
{
    public Task<BlockView> BlockAsync(BlockReference block, CancellationToken cancellationToken) =>
        CallAsync("block", writer => writer.WriteBlock(block), NearJsonContext.Default.BlockView, cancellationToken);

    public Task<ChunkView> ChunkAsync(CryptoHash chunkHash, CancellationToken cancellationToken) => CallAsync(
        "chunk", writer => writer.WriteString("chunk_id", chunkHash.ToString()), NearJsonContext.Default.ChunkView, cancellationToken);

    /// <summary>Which accounts the block touched.</summary>
    public Task<ChangesInBlock> ChangesInBlockAsync(BlockReference block, CancellationToken cancellationToken) => CallAsync(
        "EXPERIMENTAL_changes_in_block", writer => writer.WriteBlock(block), NearJsonContext.Default.ChangesInBlock, cancellationToken);

    /// <summary>`account_changes` of the accounts in the block, with their causes, in order.</summary>
    public Task<AccountChanges> ChangesAsync(
        BlockReference block, IReadOnlyList<AccountId> accounts, CancellationToken cancellationToken) => CallAsync(
        "EXPERIMENTAL_changes",
        writer =>
        {
            writer.WriteString("changes_type", "account_changes");
            writer.WriteStartArray("account_ids");
            foreach (var account in accounts) writer.WriteStringValue(account.Value);
            writer.WriteEndArray();
            writer.WriteBlock(block);
        },
        NearJsonContext.Default.AccountChanges, cancellationToken);

    public Task<ReceiptView> ReceiptAsync(CryptoHash receiptId, CancellationToken cancellationToken) => CallAsync(
        "EXPERIMENTAL_receipt", writer => writer.WriteString("receipt_id", receiptId.ToString()),
        NearJsonContext.Default.ReceiptView, cancellationToken);

    /// <summary>The transaction a receipt descends from. Nodes of 2025 and before do not know this method.</summary>
    public Task<ReceiptOrigin> ReceiptToTransactionAsync(CryptoHash receiptId, CancellationToken cancellationToken) => CallAsync(
        "EXPERIMENTAL_receipt_to_tx", writer => writer.WriteString("receipt_id", receiptId.ToString()),
        NearJsonContext.Default.ReceiptOrigin, cancellationToken);

    /// <summary>The outcome of a receipt by its id alone. Mind what <see cref="OutcomeProofView"/> says of the block hash.</summary>
    /// <param name="receiptId">The receipt.</param>
    /// <param name="receiver">The account it ran on.</param>
    /// <param name="lightClientHead">A final block after the one it ran in.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<OutcomeProofView> ReceiptProofAsync(
        CryptoHash receiptId, AccountId receiver, CryptoHash lightClientHead, CancellationToken cancellationToken) => CallAsync(
        "EXPERIMENTAL_light_client_proof",
        writer =>
        {
            writer.WriteString("type", "receipt");
            writer.WriteString("receipt_id", receiptId.ToString());
            writer.WriteString("receiver_id", receiver.Value);
            writer.WriteString("light_client_head", lightClientHead.ToString());
        },
        NearJsonContext.Default.OutcomeProofView, cancellationToken);
}
