using NeuraNft.Api.Assets;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;

namespace NeuraNft.Api.Transactions;

/// <param name="Periods">How many periods to pay for.</param>
/// <param name="ExpectedPrice">Of all of them together; the lease is refused at another.</param>
/// <param name="PublicKey">The full-access key that will sign: "ed25519:" and base58.</param>
public sealed record PrepareLeaseInput(
    [property: ID<Asset>] string AssetId, AccessLevel Level, int Periods, Yocto ExpectedPrice, string PublicKey);

/// <param name="Level">Null: all that is held.</param>
/// <param name="PublicKey">The full-access key that will sign.</param>
public sealed record PrepareResaleInput([property: ID<Asset>] string AssetId, Account Receiver, AccessLevel? Level, string PublicKey);

/// <param name="CollectionId">Number of the collection, of the same contract, that the replica is minted into.</param>
/// <param name="PublicKey">The full-access key that will sign.</param>
public sealed record PrepareReplicaInput([property: ID<Asset>] string ParentId, string CollectionId, string Name, string PublicKey);

/// <param name="Account">Who may transfer the asset in its owner's name.</param>
/// <param name="PublicKey">The full-access key that will sign.</param>
public sealed record PrepareApproveInput([property: ID<Asset>] string AssetId, Account Account, string PublicKey);
