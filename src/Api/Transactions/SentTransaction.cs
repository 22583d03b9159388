using NeuraNft.Application.Transactions;

namespace NeuraNft.Api.Transactions;

/// <summary>A transaction on its way into the log.</summary>
/// <param name="Hash">Base58.</param>
/// <param name="Stage">How far it is.</param>
/// <param name="Position">Once recorded, of its last event: hand it back to read what it did. Null where it left none.</param>
/// <param name="Returned">
/// What the contract returned, as JSON: a new collection's number, a new asset's token id. Null before it is final, and after some days.
/// </param>
/// <param name="Failure">Why it failed.</param>
public sealed record SentTransaction(string Hash, TransactionStage Stage, Position? Position, string? Returned, TransactionFailure? Failure)
{
    internal bool IsLast => Stage is TransactionStage.Recorded or TransactionStage.Failed;
}
