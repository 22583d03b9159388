namespace Neura.Near.Rpc;

/// <summary>`chunk`: transactions and receipts that a shard took in.</summary>
public sealed record ChunkView(
    AccountId Author, ChunkHeaderView Header, IReadOnlyList<TransactionView> Transactions, IReadOnlyList<ReceiptView> Receipts);
