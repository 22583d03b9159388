namespace NeuraNft.Application.Transactions;

/// <summary>Where a transaction stands.</summary>
/// <param name="Hash">Base58.</param>
/// <param name="Stage">How far it is.</param>
/// <param name="Failure">Why it failed.</param>
public sealed record TransactionStanding(string Hash, TransactionStage Stage, TransactionFailure? Failure)
{
    /// <summary>What the contract returned, JSON; null: nothing, or it is not known any more.</summary>
    public string? Returned { get; init; }
}
