namespace Neura.Near.Rpc;

/// <summary>A transaction as nodes show it. Keys and signature stay text: there are kinds of key that this library does not know.</summary>
public sealed record TransactionView(
    AccountId SignerId, string PublicKey, ulong Nonce, AccountId ReceiverId, IReadOnlyList<ActionView> Actions, CryptoHash Hash,
    string? Signature = null);
