namespace NeuraNft.Domain.Market;

/// <summary>What a stream of a market says so far: of one listing, offer or auction, or of what is owed to one account.</summary>
public abstract record MarketState
{
    private MarketState() { }

    public static MarketState Initial { get; } = new Unknown();

    public sealed record Unknown : MarketState;

    public sealed record Listed(DealId Listing, Account Seller, TokenBundle Tokens, Yocto Price, BlockTime? ExpiresAt) : MarketState;

    public sealed record Offered(DealId Offer, Account Buyer, string TokenContract, string TokenId, Yocto Amount, BlockTime? ExpiresAt)
        : MarketState;

    public sealed record Auctioned(
        DealId Auction, Account Seller, TokenBundle Tokens, Yocto ReservePrice, Yocto MinIncrement, BlockTime EndsAt, BlockSpan Extension,
        Bid? Highest) : MarketState;

    /// <summary>The reason is "sold", or why it was cancelled or failed.</summary>
    public sealed record Closed(DealId Deal, string Reason) : MarketState;

    public sealed record Owed(string Market, Account Account, Yocto Amount) : MarketState;

    public sealed record Bid(Account Bidder, Yocto Amount);
}
