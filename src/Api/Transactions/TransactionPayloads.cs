namespace NeuraNft.Api.Transactions;

public sealed record PrepareTransactionPayload(UnsignedTransaction? Transaction, IReadOnlyList<TransactionError>? Errors);

/// <param name="TransactionHash">Base58; it has run. By it transaction and transactionProgress tell how far it is.</param>
public sealed record SubmitTransactionPayload(string? TransactionHash, IReadOnlyList<TransactionError>? Errors);
