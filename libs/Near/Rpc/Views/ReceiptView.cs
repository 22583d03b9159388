namespace Neura.Near.Rpc;

/// <summary>`EXPERIMENTAL_receipt`: who sent what to whom.</summary>
public sealed record ReceiptView(CryptoHash ReceiptId, AccountId PredecessorId, AccountId ReceiverId, ReceiptBodyView Receipt);
