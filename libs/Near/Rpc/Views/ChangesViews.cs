namespace Neura.Near.Rpc;

/// <summary>`EXPERIMENTAL_changes_in_block`: which accounts a block touched, and how.</summary>
public sealed record ChangesInBlock(CryptoHash BlockHash, IReadOnlyList<TouchedAccount> Changes);

public sealed record TouchedAccount(string Type, AccountId AccountId);

/// <summary>`EXPERIMENTAL_changes` of kind `account_changes`, in the order they were made.</summary>
public sealed record AccountChanges(CryptoHash BlockHash, IReadOnlyList<AccountChange> Changes);

public sealed record AccountChange(string Type, ChangeCause Cause);

/// <param name="Type">"receipt_processing" where a receipt's actions did it.</param>
/// <param name="ReceiptHash">The receipt, where a receipt was the cause.</param>
/// <param name="TxHash">The transaction, where a transaction was the cause.</param>
public sealed record ChangeCause(string Type, CryptoHash? ReceiptHash = null, CryptoHash? TxHash = null);
