using NeuraNft.Api.Assets;
using NeuraNft.Domain;

namespace NeuraNft.Api.Transactions;

/// <param name="ExpiresAt">Null: it stands until it is cancelled or sold.</param>
/// <param name="PublicKey">The full-access key that will sign: "ed25519:" and base58.</param>
public sealed record PrepareListingInput(
    [property: ID<Asset>] string AssetId, Yocto Price, DateTimeOffset? ExpiresAt, string PublicKey);

/// <param name="ListingId">Its number at the market.</param>
/// <param name="ExpectedPrice">The purchase is refused at another.</param>
/// <param name="PublicKey">The full-access key that will sign.</param>
public sealed record PreparePurchaseInput(string ListingId, Yocto ExpectedPrice, string PublicKey);
