namespace NeuraNft.Domain.Market;

/// <summary>Why a market's command is refused; the contract would panic with the code in brackets.</summary>
public abstract record MarketRefusal
{
    private MarketRefusal() { }

    /// <summary>E_NO_SUCH_LISTING, E_NO_SUCH_OFFER, E_NO_SUCH_AUCTION: never there, sold or cancelled.</summary>
    public sealed record NoSuchDeal : MarketRefusal;

    /// <summary>E_NOT_OWNER: only who made it may do this.</summary>
    public sealed record NotTheirs(Account Actor) : MarketRefusal;

    /// <summary>E_OWN_TOKEN: seller and buyer are one account.</summary>
    public sealed record OwnToken(Account Actor) : MarketRefusal;

    /// <summary>E_PRICE_CHANGED.</summary>
    public sealed record PriceChanged(Yocto Expected, Yocto Actual) : MarketRefusal;

    /// <summary>E_EXPIRED.</summary>
    public sealed record Expired(BlockTime ExpiredAt) : MarketRefusal;

    /// <summary>E_BID_TOO_LOW.</summary>
    public sealed record BidTooLow(Yocto Least) : MarketRefusal;

    /// <summary>E_AUCTION_ENDED.</summary>
    public sealed record AuctionEnded(BlockTime EndedAt) : MarketRefusal;

    /// <summary>E_HAS_BIDS: what was bid for is not taken back.</summary>
    public sealed record HasBids : MarketRefusal;

    /// <summary>E_NOT_APPROVED: transferred since, or the approval was withdrawn or replaced; the money would come back.</summary>
    public sealed record Stale(string TokenId) : MarketRefusal;

    /// <summary>E_INVALID_AMOUNT: a price is above 0.</summary>
    public sealed record PriceUnfit : MarketRefusal;
}
