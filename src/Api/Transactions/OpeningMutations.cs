using System.Security.Claims;
using NeuraNft.Api.Accounts;
using NeuraNft.Api.Assets;
using NeuraNft.Api.Market;
using NeuraNft.Application.Transactions;
using NeuraNft.Domain;

namespace NeuraNft.Api.Transactions;

/// <summary>How deals are opened at the market contract that is followed here.</summary>
[MutationType]
public static partial class OpeningMutations
{
    /// <summary>Prepares what an account does once before it sells, offers or bids: the market registers it.</summary>
    [Authorize(Policies.Prepare)]
    public static Task<PrepareTransactionPayload> PrepareAdmissionAsync(
        PrepareAdmissionInput input, ClaimsPrincipal user, PrepareOpening prepare, IHttpContextAccessor http,
        CancellationToken cancellationToken) =>
        Preparing.PayloadAsync(
            input.PublicKey, key => prepare.AdmitAsync(user.RequiredAccount(), input.Deposit, key, cancellationToken), http);

    /// <summary>Prepares a fixed-price listing: the owner approves the market for the asset, naming the price.</summary>
    [Authorize(Policies.Prepare)]
    public static Task<PrepareTransactionPayload> PrepareListingAsync(
        PrepareListingInput input, ClaimsPrincipal user, PrepareOpening prepare, IHttpContextAccessor http,
        CancellationToken cancellationToken) =>
        Preparing.PayloadAsync(
            input.PublicKey,
            key => prepare.ListAsync(
                AssetKey.Parse(input.AssetId), user.RequiredAccount(), input.Price,
                ChainTime.Of(input.ExpiresAt), key, cancellationToken),
            http);

    /// <summary>Prepares an auction, in the same way.</summary>
    [Authorize(Policies.Prepare)]
    public static Task<PrepareTransactionPayload> PrepareAuctionAsync(
        PrepareAuctionInput input, ClaimsPrincipal user, PrepareOpening prepare, IHttpContextAccessor http,
        CancellationToken cancellationToken) =>
        Preparing.PayloadAsync(
            input.PublicKey,
            key => prepare.AuctionAsync(
                AssetKey.Parse(input.AssetId), user.RequiredAccount(),
                new AuctionTerms(
                    input.ReservePrice, input.MinIncrement, ChainTime.Of(input.EndsAt),
                    new BlockSpan((ulong)Math.Max(input.ExtensionSeconds, 0) * 1_000_000_000)),
                key, cancellationToken),
            http);

    /// <summary>Prepares an offer for an asset, whoever owns it.</summary>
    [Authorize(Policies.Prepare)]
    public static Task<PrepareTransactionPayload> PrepareOfferAsync(
        PrepareOfferInput input, ClaimsPrincipal user, PrepareOpening prepare, IHttpContextAccessor http,
        CancellationToken cancellationToken) =>
        Preparing.PayloadAsync(
            input.PublicKey,
            key => prepare.OfferAsync(
                AssetKey.Parse(input.AssetId), user.RequiredAccount(), input.Amount, ChainTime.Of(input.ExpiresAt), key,
                cancellationToken),
            http);

    /// <summary>Prepares the acceptance of an offer: the owner approves the market for the asset, naming the offer.</summary>
    [Authorize(Policies.Prepare)]
    public static Task<PrepareTransactionPayload> PrepareOfferAcceptanceAsync(
        PrepareOfferAcceptanceInput input, ClaimsPrincipal user, PrepareOpening prepare, IHttpContextAccessor http,
        CancellationToken cancellationToken) =>
        Preparing.PayloadAsync(
            input.PublicKey,
            key => prepare.AcceptAsync(
                AssetKey.Parse(input.AssetId), user.RequiredAccount(), DealKey.Number(input.OfferId), key, cancellationToken),
            http);
}
