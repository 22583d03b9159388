namespace Neura.Near.Rpc;

/// <summary>`EXPERIMENTAL_receipt_to_tx`: the transaction a receipt descends from.</summary>
public sealed record ReceiptOrigin(CryptoHash TransactionHash, AccountId SenderAccountId);
