using System.Diagnostics;
using static NeuraNft.Domain.Market.MarketEvent;
using static NeuraNft.Domain.Market.MarketState;

namespace NeuraNft.Domain.Market;

/// <summary>How each event changes what is known of a deal. The chain has decided already, so nothing is judged here.</summary>
internal static class MarketEvolution
{
    public static MarketState Evolve(MarketState state, MarketEvent @event) =>
        (state, @event) switch
        {
            (Unknown, ListingCreated e) => new Listed(e.Listing, e.Seller, e.Tokens, e.Price, e.ExpiresAt),
            (Listed s, ListingUpdated e) => s with { Price = e.Price, ExpiresAt = e.ExpiresAt },
            (_, ListingCancelled e) => new Closed(e.Listing, e.Reason),
            (Unknown, OfferMade e) => new Offered(e.Offer, e.Buyer, e.TokenContract, e.TokenId, e.Amount, e.ExpiresAt),
            (_, OfferCancelled e) => new Closed(e.Offer, e.Reason),
            (Unknown, AuctionStarted e) => new Auctioned(
                e.Auction, e.Seller, e.Tokens, e.ReservePrice, e.MinIncrement, e.EndsAt, e.Extension, Highest: null),
            (Auctioned s, BidPlaced e) => s with { EndsAt = e.EndsAt, Highest = new Bid(e.Bidder, e.Amount) },
            (Auctioned s, AuctionApproved e) => s with { Tokens = s.Tokens.With(e.TokenId, e.ApprovalId) },
            (_, AuctionCancelled e) => new Closed(e.Auction, e.Reason),
            (_, Sold e) => new Closed(e.Deal, "sold"),
            // Nothing is decided by these here, and what was forgone was never owed.
            (_, RefundForgone or ContractAllowed or TokenHeld or TokenReleased) => state,
            // A failed sale ends nothing by itself: where it does, the market says so by a cancellation.
            (_, SaleFailed) => state,
            (Unknown, RefundOwed e) => new Owed(e.Market, e.Account, e.Amount),
            (Owed s, RefundOwed e) => s with { Amount = s.Amount + e.Amount },
            (Owed s, RefundPaid e) => s with { Amount = e.Amount >= s.Amount ? Yocto.Zero : s.Amount - e.Amount },
            // A market may send an amount at once and say so without having owed it a while.
            (Unknown, RefundPaid e) => new Owed(e.Market, e.Account, Yocto.Zero),
            _ => throw new UnreachableException($"{state.GetType().Name} x {@event.GetType().Name}"),
        };
}
