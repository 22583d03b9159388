using System.Text.Json.Serialization;

namespace Neura.Near.Rpc;

/// <summary>
/// `tx`, `EXPERIMENTAL_tx_status` and `send_tx`. Where the node was told not to wait, it may say nothing but how far things are.
/// </summary>
/// <param name="FinalExecutionStatus">How far the transaction has got ("INCLUDED", "FINAL" …); older nodes do not say.</param>
/// <param name="Status">How it ended as a whole.</param>
/// <param name="Transaction">The transaction.</param>
/// <param name="TransactionOutcome">Its turning into a receipt.</param>
/// <param name="ReceiptsOutcome">The receipts that have run, in the order they were made.</param>
/// <param name="Receipts">The receipts themselves, from `EXPERIMENTAL_tx_status` only; a receipt to the signer itself is not among
/// them.</param>
public sealed record TransactionStatus(
    string? FinalExecutionStatus = null, ExecutionStatus? Status = null, TransactionView? Transaction = null,
    OutcomeWithIdView? TransactionOutcome = null, IReadOnlyList<OutcomeWithIdView>? ReceiptsOutcome = null,
    IReadOnlyList<ReceiptView>? Receipts = null)
{
    /// <summary>The node has seen the transaction; an answer that holds nothing but "NONE" says that it has not.</summary>
    [JsonIgnore]
    public bool IsKnown => Transaction is not null || Status is not null || FinalExecutionStatus is not (null or "NONE");
}
