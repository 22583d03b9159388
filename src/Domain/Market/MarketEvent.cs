namespace NeuraNft.Domain.Market;

/// <summary>
/// What happened to a listing, an offer, an auction, or to what a market owes an account. Stored format; change only by adding.
/// </summary>
public abstract record MarketEvent
{
    private MarketEvent() { }

    public sealed record ListingCreated(
        DealId Listing, Account Seller, TokenBundle Tokens, Yocto Price, BlockTime? ExpiresAt, BlockTime CreatedAt) : MarketEvent;

    /// <summary>Carries the full new terms, not the difference.</summary>
    public sealed record ListingUpdated(DealId Listing, Yocto Price, BlockTime? ExpiresAt) : MarketEvent;

    /// <summary>The reason is "seller", "expired" or "stale" (the approval no longer stood).</summary>
    public sealed record ListingCancelled(DealId Listing, string Reason) : MarketEvent;

    public sealed record OfferMade(
        DealId Offer, Account Buyer, string TokenContract, string TokenId, Yocto Amount, BlockTime? ExpiresAt, BlockTime CreatedAt)
        : MarketEvent;

    public sealed record OfferCancelled(DealId Offer, string Reason) : MarketEvent;

    public sealed record AuctionStarted(
        DealId Auction, Account Seller, TokenBundle Tokens, Yocto ReservePrice, Yocto MinIncrement, BlockTime EndsAt, BlockSpan Extension,
        BlockTime CreatedAt) : MarketEvent;

    /// <summary>A bid near the end moves the end. Who was outbid gets the previous amount back.</summary>
    public sealed record BidPlaced(
        DealId Auction, Account Bidder, Yocto Amount, BlockTime EndsAt, Account? PreviousBidder, Yocto? PreviousAmount) : MarketEvent;

    public sealed record AuctionCancelled(DealId Auction, string Reason) : MarketEvent;

    /// <summary>Paid and transferred. Price is fee and payouts together.</summary>
    public sealed record Sold(
        DealId Deal, string SaleId, Account Seller, Account Buyer, string TokenContract, TokenIds TokenIds, Yocto Price, Yocto Fee,
        Payouts Payouts, BlockTime SoldAt) : MarketEvent;

    /// <summary>The transfer did not go through; the buyer gets the amount back.</summary>
    public sealed record SaleFailed(DealId Deal, Account? Buyer, Yocto Amount, string Reason) : MarketEvent;

    /// <summary>The market owes an account an amount that could not be sent at once, or waits to be fetched.</summary>
    public sealed record RefundOwed(string Market, Account Account, Yocto Amount, string Reason) : MarketEvent;

    public sealed record RefundPaid(string Market, Account Account, Yocto Amount) : MarketEvent;
}
