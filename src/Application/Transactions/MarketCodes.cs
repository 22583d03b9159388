using System.Diagnostics;
using NeuraNft.Domain.Market;

namespace NeuraNft.Application.Transactions;

/// <summary>The domain's refusals in the market contract's own codes.</summary>
internal static class MarketCodes
{
    public static TransactionRefusal.ContractWouldRefuse Of(MarketRefusal refusal, DealKind kind) => refusal switch
    {
        MarketRefusal.NoSuchDeal => new(NoSuch(kind), "There is no such deal, or it is over."),
        MarketRefusal.NotTheirs => new("E_NOT_OWNER", "Only who made it may do this."),
        MarketRefusal.OwnToken => new("E_OWN_TOKEN", "Seller and buyer are one account."),
        MarketRefusal.PriceChanged r => new("E_PRICE_CHANGED", $"It costs {r.Actual} yoctoNEAR now."),
        MarketRefusal.Expired => new("E_EXPIRED", "It has expired."),
        MarketRefusal.BidTooLow r => new("E_BID_TOO_LOW", $"A bid is {r.Least} yoctoNEAR at least."),
        MarketRefusal.AuctionEnded => new("E_AUCTION_ENDED", "The auction has ended."),
        MarketRefusal.HasBids => new("E_HAS_BIDS", "What was bid for is not taken back."),
        MarketRefusal.Stale r => new("E_NOT_APPROVED", $"The seller has no token {r.TokenId} for sale any more."),
        MarketRefusal.PriceUnfit => new("E_INVALID_AMOUNT", "A price is above 0."),
        _ => throw new UnreachableException(refusal.GetType().Name),
    };

    private static string NoSuch(DealKind kind) => kind switch
    {
        DealKind.Listing => "E_NO_SUCH_LISTING",
        DealKind.Offer => "E_NO_SUCH_OFFER",
        DealKind.Auction => "E_NO_SUCH_AUCTION",
    };
}
