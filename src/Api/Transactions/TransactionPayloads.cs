namespace NeuraNft.Api.Transactions;

public sealed record PrepareTransactionPayload(UnsignedTransaction? Transaction, IReadOnlyList<TransactionError>? Errors);

/// <param name="TransactionHash">Base58; it has run, and what it did shows in the views once its block is final and read.</param>
public sealed record SubmitTransactionPayload(string? TransactionHash, IReadOnlyList<TransactionError>? Errors);
