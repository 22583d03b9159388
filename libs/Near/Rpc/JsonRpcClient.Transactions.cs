using System.Text.Json;
using Neura.Near.Json;

namespace Neura.Near.Rpc;

public sealed partial class JsonRpcClient
{
    /// <summary>
    /// Sends a transaction. A time-out is answered by sending the same bytes again, since a transaction applies once; where the
    /// node then finds its nonce used, the transaction itself may have used it, so its status decides.
    /// </summary>
    public async Task<TransactionStatus> SendTransactionAsync(
        SignedTransaction transaction, TransactionWait waitUntil, CancellationToken cancellationToken)
    {
        try
        {
            return await CallAsync("send_tx", writer =>
            {
                writer.WriteString("signed_tx_base64", transaction.ToBase64());
                writer.WriteWait(waitUntil);
            }, NearJsonContext.Default.TransactionStatus, cancellationToken);
        }
        catch (NearRpcException e) when (e.Attempts > 1 && e.InvalidTransaction?.Reason == InvalidTransaction.InvalidNonce)
        {
            return await OwnStatusOrAsync(e, transaction, waitUntil, cancellationToken);
        }
    }

    /// <summary>
    /// `broadcast_tx_async`: hands the bytes over without waiting for anything, and without hearing whether they are valid.
    /// </summary>
    public async Task<CryptoHash> BroadcastAsync(SignedTransaction transaction, CancellationToken cancellationToken)
    {
        var result = await _transport.CallAsync("broadcast_tx_async", writer => WriteBytes(writer, transaction), cancellationToken);
        return Read(result, NearJsonContext.Default.CryptoHash, "broadcast_tx_async");
    }

    /// <summary>`broadcast_tx_commit`: the older form of <see cref="SendTransactionAsync"/>, which waits until all has run.</summary>
    public async Task<TransactionStatus> BroadcastAndWaitAsync(SignedTransaction transaction, CancellationToken cancellationToken)
    {
        var result = await _transport.CallAsync("broadcast_tx_commit", writer => WriteBytes(writer, transaction), cancellationToken);
        return Read(result, NearJsonContext.Default.TransactionStatus, "broadcast_tx_commit");
    }

    /// <summary>`tx`: the outcomes of a transaction and its receipts.</summary>
    public Task<TransactionStatus> TransactionStatusAsync(
        CryptoHash hash, AccountId sender, TransactionWait waitUntil, CancellationToken cancellationToken) =>
        StatusOfAsync("tx", hash, sender, waitUntil, cancellationToken);

    /// <summary>`EXPERIMENTAL_tx_status`: the same, and the receipts themselves.</summary>
    public Task<TransactionStatus> TransactionStatusWithReceiptsAsync(
        CryptoHash hash, AccountId sender, TransactionWait waitUntil, CancellationToken cancellationToken) =>
        StatusOfAsync("EXPERIMENTAL_tx_status", hash, sender, waitUntil, cancellationToken);

    private static void WriteBytes(Utf8JsonWriter writer, SignedTransaction transaction)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(transaction.ToBase64());
        writer.WriteEndArray();
    }

    private async Task<TransactionStatus> OwnStatusOrAsync(
        NearRpcException refusal, SignedTransaction transaction, TransactionWait waitUntil, CancellationToken cancellationToken)
    {
        try
        {
            // Without waiting: for a transaction that never arrived the node would wait until its limit.
            var status = await TransactionStatusAsync(
                transaction.Hash, transaction.Transaction.Signer, TransactionWait.None, cancellationToken);
            if (!status.IsKnown) throw refusal;
        }
        catch (NearRpcException e) when (e.Kind is NearRpcErrorKind.UnknownTransaction or NearRpcErrorKind.InvalidTransaction)
        {
            throw refusal; // This node has not seen these bytes.
        }
        return await TransactionStatusAsync(transaction.Hash, transaction.Transaction.Signer, waitUntil, cancellationToken);
    }

    private Task<TransactionStatus> StatusOfAsync(
        string method, CryptoHash hash, AccountId sender, TransactionWait waitUntil, CancellationToken cancellationToken) => CallAsync(
        method,
        writer =>
        {
            writer.WriteString("tx_hash", hash.ToString());
            writer.WriteString("sender_account_id", sender.Value);
            writer.WriteWait(waitUntil);
        },
        NearJsonContext.Default.TransactionStatus, cancellationToken);
}
