using NeuraNft.Api.Assets;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;

namespace NeuraNft.Api.Transactions;

/// <param name="PublicKey">The full-access key that will sign: "ed25519:" and base58.</param>
/// <param name="ExpiresAt">When the right ends by itself; null: when it is revoked or the asset changes hands.</param>
public sealed record PrepareSetAccessInput(
    [property: ID<Asset>] string AssetId, Account Account, AccessLevel Level, DateTimeOffset? ExpiresAt, string PublicKey);

/// <param name="PublicKey">The full-access key that will sign.</param>
/// <param name="Origin">
/// Which of the account's rights. A grant is ended by whoever administers; what was paid for, while it holds, is given up by its holder.
/// </param>
public sealed record PrepareRevokeAccessInput(
    [property: ID<Asset>] string AssetId, Account Account, string PublicKey, GrantOrigin Origin = GrantOrigin.Grant);

/// <param name="PublicKey">The full-access key that will sign.</param>
/// <param name="Memo">Kept on chain beside the transfer.</param>
public sealed record PrepareTransferInput([property: ID<Asset>] string AssetId, Account Receiver, string? Memo, string PublicKey);

/// <param name="SignedTransaction">Borsh of transaction and signature.</param>
public sealed record SubmitTransactionInput(byte[] SignedTransaction);

/// <param name="SignedDelegate">Borsh of delegate action and signature.</param>
public sealed record SubmitDelegateInput(byte[] SignedDelegate);
