using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Market;
using static NeuraNft.Domain.Market.MarketEvent;

namespace NeuraNft.Projections.ActivityFeed;

/// <summary>Whom and what a market's event concerns.</summary>
internal static class MarketConcerns
{
    /// <summary>Null for a bundle, and where only the deal's first event says it: <see cref="DealOrigins"/>.</summary>
    public static AssetId? AssetOf(MarketEvent @event) => @event switch
    {
        ListingCreated e => Single(e.Tokens.Contract, e.Tokens.TokenIds),
        AuctionStarted e => Single(e.Tokens.Contract, e.Tokens.TokenIds),
        Sold e => Single(e.TokenContract, e.TokenIds),
        OfferMade e => new AssetId(e.TokenContract, e.TokenId),
        TokenHeld e => e.Token,
        TokenReleased e => e.Token,
        _ => null,
    };

    public static IEnumerable<Account> AccountsOf(MarketEvent @event) => @event switch
    {
        ListingCreated e => [e.Seller],
        OfferMade e => [e.Buyer],
        AuctionStarted e => [e.Seller],
        BidPlaced e => e.PreviousBidder is { } previous ? [e.Bidder, previous] : [e.Bidder],
        Sold e => [e.Seller, e.Buyer, .. e.Payouts.Amounts.Select(a => a.Key)],
        SaleFailed e => e.Buyer is { } buyer ? [buyer] : [],
        RefundOwed e => [e.Account],
        RefundPaid e => [e.Account],
        RefundForgone e => [e.Account],
        ContractAllowed e => [e.Account],
        TokenHeld e => [e.Owner],
        TokenReleased e => [e.Owner],
        _ => [],
    };

    private static AssetId? Single(string contract, TokenIds tokens) =>
        tokens.Values is [var token] ? new AssetId(contract, token) : null;
}
