using System.Security.Claims;
using NeuraNft.Api.Accounts;
using NeuraNft.Api.Assets;
using NeuraNft.Application.Transactions;
using NeuraNft.Domain;
using NeuraNft.Domain.Market;

namespace NeuraNft.Api.Transactions;

/// <summary>Selling and buying on the market contract that is followed here.</summary>
[MutationType]
public static partial class DealMutations
{
    /// <summary>Prepares a fixed-price listing: the owner approves the market for the asset, naming the price.</summary>
    [Authorize]
    public static Task<PrepareTransactionPayload> PrepareListingAsync(
        PrepareListingInput input, ClaimsPrincipal user, PrepareDeal prepare, IHttpContextAccessor http,
        CancellationToken cancellationToken) =>
        Preparing.PayloadAsync(
            input.PublicKey,
            key => prepare.ListAsync(
                AssetKey.Parse(input.AssetId), user.RequiredAccount(), input.Price,
                input.ExpiresAt is { } at ? BlockTime.From(at) : null, key, cancellationToken),
            http);

    /// <summary>Prepares the purchase of what is listed, at the price that was shown.</summary>
    [Authorize]
    public static Task<PrepareTransactionPayload> PreparePurchaseAsync(
        PreparePurchaseInput input, ClaimsPrincipal user, PrepareDeal prepare, IHttpContextAccessor http,
        CancellationToken cancellationToken) =>
        Preparing.PayloadAsync(
            input.PublicKey,
            key => prepare.HandleAsync(
                new DealId(prepare.Market ?? "", DealKind.Listing, input.ListingId),
                new MarketCommand.BuyListing(user.RequiredAccount(), input.ExpectedPrice), key, cancellationToken),
            http);
}
