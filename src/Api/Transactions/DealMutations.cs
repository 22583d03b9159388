using System.Security.Claims;
using NeuraNft.Api.Accounts;
using NeuraNft.Api.Market;
using NeuraNft.Application.Transactions;
using NeuraNft.Domain.Market;

namespace NeuraNft.Api.Transactions;

/// <summary>What is done to deals that stand at the market contract that is followed here.</summary>
[MutationType]
public static partial class DealMutations
{
    /// <summary>Prepares the purchase of what is listed, at the price that was shown.</summary>
    [Authorize(Policies.Prepare)]
    public static Task<PrepareTransactionPayload> PreparePurchaseAsync(
        PreparePurchaseInput input, ClaimsPrincipal user, PrepareDeal prepare, IHttpContextAccessor http,
        CancellationToken cancellationToken) =>
        PrepareAsync(
            DealKey.Of(prepare, DealKind.Listing, input.ListingId),
            new MarketCommand.BuyListing(user.RequiredAccount(), input.ExpectedPrice), input.PublicKey, prepare, http, cancellationToken);

    /// <summary>Prepares another price or expiry of the caller's listing.</summary>
    [Authorize(Policies.Prepare)]
    public static Task<PrepareTransactionPayload> PrepareListingUpdateAsync(
        PrepareListingUpdateInput input, ClaimsPrincipal user, PrepareDeal prepare, IHttpContextAccessor http,
        CancellationToken cancellationToken) =>
        PrepareAsync(
            DealKey.Of(prepare, DealKind.Listing, input.ListingId),
            new MarketCommand.UpdateListing(
                user.RequiredAccount(), input.Price, ChainTime.Of(input.ExpiresAt)),
            input.PublicKey, prepare, http, cancellationToken);

    /// <summary>Prepares a bid; who was outbid gets theirs back at once.</summary>
    [Authorize(Policies.Prepare)]
    public static Task<PrepareTransactionPayload> PrepareBidAsync(
        PrepareBidInput input, ClaimsPrincipal user, PrepareDeal prepare, IHttpContextAccessor http,
        CancellationToken cancellationToken) =>
        PrepareAsync(
            DealKey.Of(prepare, DealKind.Auction, input.AuctionId),
            new MarketCommand.PlaceBid(user.RequiredAccount(), input.Amount), input.PublicKey, prepare, http, cancellationToken);

    /// <summary>Prepares the end of an auction whose time is over: asset and price change hands.</summary>
    [Authorize(Policies.Prepare)]
    public static Task<PrepareTransactionPayload> PrepareSettlementAsync(
        PrepareSettlementInput input, ClaimsPrincipal user, PrepareDeal prepare, IHttpContextAccessor http,
        CancellationToken cancellationToken) =>
        Preparing.PayloadAsync(
            input.PublicKey,
            key => prepare.SettleAsync(DealKey.Number(input.AuctionId), user.RequiredAccount(), key, cancellationToken), http);

    /// <summary>Prepares the cancellation of the caller's listing, offer or auction; of an expired listing or offer, anyone's.</summary>
    [Authorize(Policies.Prepare)]
    public static Task<PrepareTransactionPayload> PrepareCancellationAsync(
        PrepareCancellationInput input, ClaimsPrincipal user, PrepareDeal prepare, IHttpContextAccessor http,
        CancellationToken cancellationToken)
    {
        var actor = user.RequiredAccount();
        MarketCommand command = input.Kind switch
        {
            DealKind.Listing => new MarketCommand.CancelListing(actor),
            DealKind.Offer => new MarketCommand.CancelOffer(actor),
            DealKind.Auction => new MarketCommand.CancelAuction(actor),
        };
        return PrepareAsync(DealKey.Of(prepare, input.Kind, input.DealId), command, input.PublicKey, prepare, http, cancellationToken);
    }

    private static Task<PrepareTransactionPayload> PrepareAsync(
        DealId deal, MarketCommand command, string publicKey, PrepareDeal prepare, IHttpContextAccessor http,
        CancellationToken cancellationToken) =>
        Preparing.PayloadAsync(publicKey, key => prepare.HandleAsync(deal, command, key, cancellationToken), http);
}
