namespace Neura.Near.Rpc;

/// <summary>`EXPERIMENTAL_changes_in_block`: which accounts a block touched, and how.</summary>
public sealed record ChangesInBlock(CryptoHash BlockHash, IReadOnlyList<TouchedAccount> Changes);

/// <param name="Type">"account_touched", "access_key_touched", "data_touched", "contract_code_touched".</param>
/// <param name="AccountId">The account.</param>
public sealed record TouchedAccount(string Type, AccountId AccountId);

/// <summary>`EXPERIMENTAL_changes`: changes of state in a block, in the order they were made.</summary>
public sealed record AccountChanges(CryptoHash BlockHash, IReadOnlyList<AccountChange> Changes);

/// <param name="Type">"account_update", "account_deletion", "access_key_update", "data_update", "data_deletion" and so on.</param>
/// <param name="Cause">Why.</param>
/// <param name="Change">What is so from then on; a deletion names what is gone.</param>
public sealed record AccountChange(string Type, ChangeCause Cause, ChangedState? Change = null);

/// <summary>State after a change. Only the members that belong to the change's type are there.</summary>
/// <param name="AccountId">Whose state.</param>
/// <param name="Amount">Balance, after account_update.</param>
/// <param name="Locked">Balance at stake, after account_update.</param>
/// <param name="CodeHash">Hash of the contract, after account_update.</param>
/// <param name="StorageUsage">Bytes, after account_update.</param>
/// <param name="PublicKey">The key, for changes of keys.</param>
/// <param name="AccessKey">What the key may do, after access_key_update.</param>
/// <param name="KeyBase64">The storage key, for changes of data.</param>
/// <param name="ValueBase64">The value, after data_update.</param>
/// <param name="CodeBase64">The wasm, after contract_code_update.</param>
public sealed record ChangedState(
    AccountId? AccountId = null, NearToken? Amount = null, NearToken? Locked = null, CryptoHash? CodeHash = null,
    ulong? StorageUsage = null, string? PublicKey = null, AccessKey? AccessKey = null, byte[]? KeyBase64 = null,
    byte[]? ValueBase64 = null, byte[]? CodeBase64 = null);

/// <param name="Type">"receipt_processing" where a receipt's actions did it.</param>
/// <param name="ReceiptHash">The receipt, where a receipt was the cause.</param>
/// <param name="TxHash">The transaction, where a transaction was the cause.</param>
public sealed record ChangeCause(string Type, CryptoHash? ReceiptHash = null, CryptoHash? TxHash = null);
