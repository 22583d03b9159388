namespace Neura.Near.Blocks;

/// <summary>One action receipt that ran in a block.</summary>
/// <param name="ReceiptId">Its id; with a log's index it names an event for good.</param>
/// <param name="Executor">The account whose contract ran: the only one whose events the logs can be.</param>
/// <param name="Predecessor">Whose action it was. Attribute to this account, never to the signer.</param>
/// <param name="Signer">Who signed the transaction: for a meta transaction, the relayer.</param>
/// <param name="TransactionHash">The transaction it came from, where the source says so.</param>
/// <param name="Status">A failed receipt keeps its logs: they must not count.</param>
/// <param name="Logs">In order, byte for byte.</param>
/// <param name="Calls">The function calls among its actions, in order.</param>
public sealed record ExecutedReceipt(
    CryptoHash ReceiptId, AccountId Executor, AccountId Predecessor, AccountId Signer, CryptoHash? TransactionHash,
    ReceiptStatus Status, IReadOnlyList<string> Logs, IReadOnlyList<MethodCall> Calls);
