namespace Neura.Near.Rpc;

/// <summary>What running one transaction or receipt gave.</summary>
/// <param name="Id">Transaction hash or receipt id.</param>
/// <param name="BlockHash">The block it ran in; but see <see cref="OutcomeProofView"/>.</param>
/// <param name="Outcome">Logs, status and costs.</param>
public sealed record OutcomeWithIdView(CryptoHash Id, CryptoHash BlockHash, ExecutionOutcomeView Outcome);

/// <param name="ExecutorId">The account it ran on.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Logs">In order; a failed receipt keeps them.</param>
/// <param name="ReceiptIds">The receipts it made.</param>
/// <param name="GasBurnt">Gas that was used up.</param>
/// <param name="TokensBurnt">What that cost.</param>
public sealed record ExecutionOutcomeView(
    AccountId ExecutorId, ExecutionStatus Status, IReadOnlyList<string> Logs, IReadOnlyList<CryptoHash> ReceiptIds, Gas GasBurnt,
    NearToken TokensBurnt);

/// <summary>
/// `EXPERIMENTAL_light_client_proof`. In nearcore <see cref="OutcomeWithIdView.BlockHash"/> is here not the block the receipt ran
/// in but the next one with a new chunk of its shard, since that one carries the outcome root.
/// </summary>
public sealed record OutcomeProofView(OutcomeWithIdView OutcomeProof);
