using NeuraNft.Api.Assets;
using NeuraNft.Domain;
using NeuraNft.Domain.Market;

namespace NeuraNft.Api.Transactions;

/// <param name="Deposit">For the storage of the caller's deals: 0.1 NEAR is enough for three; it comes back.</param>
/// <param name="PublicKey">The full-access key that will sign: "ed25519:" and base58.</param>
public sealed record PrepareAdmissionInput(Yocto Deposit, string PublicKey);

/// <param name="ExpiresAt">Null: it stands until it is cancelled or sold.</param>
/// <param name="PublicKey">The full-access key that will sign.</param>
public sealed record PrepareListingInput(
    [property: ID<Asset>] string AssetId, Yocto Price, DateTimeOffset? ExpiresAt, string PublicKey);

/// <param name="ListingId">Its number at the market.</param>
/// <param name="PublicKey">The full-access key that will sign.</param>
public sealed record PrepareListingUpdateInput(string ListingId, Yocto Price, DateTimeOffset? ExpiresAt, string PublicKey);

/// <param name="ListingId">Its number at the market.</param>
/// <param name="ExpectedPrice">The purchase is refused at another.</param>
/// <param name="PublicKey">The full-access key that will sign.</param>
public sealed record PreparePurchaseInput(string ListingId, Yocto ExpectedPrice, string PublicKey);

/// <param name="Amount">The market keeps it until the offer is accepted or ends.</param>
/// <param name="PublicKey">The full-access key that will sign.</param>
public sealed record PrepareOfferInput([property: ID<Asset>] string AssetId, Yocto Amount, DateTimeOffset ExpiresAt, string PublicKey);

/// <param name="OfferId">Its number at the market.</param>
/// <param name="PublicKey">The full-access key that will sign.</param>
public sealed record PrepareOfferAcceptanceInput([property: ID<Asset>] string AssetId, string OfferId, string PublicKey);

/// <param name="MinIncrement">What a bid exceeds the one before by, at least.</param>
/// <param name="ExtensionSeconds">A bid this shortly before the end moves the end to so long after itself.</param>
/// <param name="PublicKey">The full-access key that will sign.</param>
public sealed record PrepareAuctionInput(
    [property: ID<Asset>] string AssetId, Yocto ReservePrice, Yocto MinIncrement, DateTimeOffset EndsAt, string PublicKey,
    int ExtensionSeconds = 300);

/// <param name="AuctionId">Its number at the market.</param>
/// <param name="Amount">The market keeps it until another bids more.</param>
/// <param name="PublicKey">The full-access key that will sign.</param>
public sealed record PrepareBidInput(string AuctionId, Yocto Amount, string PublicKey);

/// <param name="AuctionId">Its number at the market.</param>
/// <param name="PublicKey">The full-access key that will sign.</param>
public sealed record PrepareSettlementInput(string AuctionId, string PublicKey);

/// <param name="DealId">Its number at the market, among those of its kind.</param>
/// <param name="PublicKey">The full-access key that will sign.</param>
public sealed record PrepareCancellationInput(DealKind Kind, string DealId, string PublicKey);
