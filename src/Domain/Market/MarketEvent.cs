using NeuraNft.Domain.Assets;

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

    /// <summary>The seller approved a token of an auction with bids anew: the sale goes by this number.</summary>
    public sealed record AuctionApproved(DealId Auction, string TokenId, long ApprovalId) : MarketEvent;

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

    /// <summary>Too little to keep a record for; somebody else's <see cref="RefundOwed"/> holds it.</summary>
    public sealed record RefundForgone(string Market, Account Account, Yocto Amount, string Reason) : MarketEvent;

    /// <summary>Whether a token contract may speak to the market for the account.</summary>
    public sealed record ContractAllowed(string Market, Account Account, Account TokenContract, bool Allowed) : MarketEvent;

    /// <summary>Approved to be sold in a bundle, and in none yet.</summary>
    public sealed record TokenHeld(string Market, AssetId Token, Account Owner, long ApprovalId) : MarketEvent;

    /// <summary>The reason is "owner" or "stale" (approved anew).</summary>
    public sealed record TokenReleased(string Market, AssetId Token, Account Owner, string Reason) : MarketEvent;
}
