using static NeuraNft.Domain.Decision<NeuraNft.Domain.Market.MarketEvent, NeuraNft.Domain.Market.MarketRefusal>;
using static NeuraNft.Domain.Market.MarketCommand;
using static NeuraNft.Domain.Market.MarketEvent;
using static NeuraNft.Domain.Market.MarketRefusal;
using static NeuraNft.Domain.Market.MarketState;

namespace NeuraNft.Domain.Market;

using Verdict = Decision<MarketEvent, MarketRefusal>;

/// <summary>The market's rules on deals that stand, told before a wallet signs. Evolving is <see cref="MarketEvolution"/>.</summary>
public static class MarketDecider
{
    /// <summary>A purchase that is accepted gives no events: whether the token comes is seen only when its contract has answered.</summary>
    public static Verdict Decide(MarketState state, MarketCommand command, BlockTime now) =>
        (state, command) switch
        {
            (_, UpdateListing { Price: var price }) when price == Yocto.Zero => Refuse(new PriceUnfit()),
            (Listed s, BuyListing c) => Buy(s, c, now),
            (Listed s, UpdateListing c) => Update(s, c),
            (Listed s, CancelListing c) => Cancel(s.Seller, s.ExpiresAt, c.Actor, now) is { } reason
                ? Accept(new ListingCancelled(s.Listing, reason == Own ? "seller" : reason)) : Refuse(new NotTheirs(c.Actor)),
            (Offered s, CancelOffer c) => Cancel(s.Buyer, s.ExpiresAt, c.Actor, now) is { } reason
                ? Accept(new OfferCancelled(s.Offer, reason == Own ? "buyer" : reason)) : Refuse(new NotTheirs(c.Actor)),
            (Auctioned s, PlaceBid c) => Bid(s, c, now),
            (Auctioned s, CancelAuction c) when c.Actor != s.Seller => Refuse(new NotTheirs(c.Actor)),
            (Auctioned { Highest: not null }, CancelAuction) => Refuse(new HasBids()),
            (Auctioned s, CancelAuction) => Accept(new AuctionCancelled(s.Auction, "seller")),
            _ => Refuse(new NoSuchDeal()),
        };

    public static MarketState Evolve(MarketState state, MarketEvent @event) => MarketEvolution.Evolve(state, @event);

    private const string Own = "own";

    private static Verdict Buy(Listed s, BuyListing c, BlockTime now) =>
        c.ExpectedPrice != s.Price ? Refuse(new PriceChanged(c.ExpectedPrice, s.Price))
        : s.ExpiresAt is { } end && end <= now ? Refuse(new Expired(end))
        : c.Actor == s.Seller ? Refuse(new OwnToken(c.Actor))
        : Accept();

    private static Verdict Update(Listed s, UpdateListing c) =>
        c.Actor != s.Seller ? Refuse(new NotTheirs(c.Actor))
        : (c.Price, c.ExpiresAt) == (s.Price, s.ExpiresAt) ? Accept()
        : Accept(new ListingUpdated(s.Listing, c.Price, c.ExpiresAt));

    // Its maker may always, anyone once it has expired.
    private static string? Cancel(Account maker, BlockTime? expiresAt, Account actor, BlockTime now) =>
        actor == maker ? Own : expiresAt is { } end && end <= now ? "expired" : null;

    private static Verdict Bid(Auctioned s, PlaceBid c, BlockTime now)
    {
        if (s.EndsAt <= now)
            return Refuse(new AuctionEnded(s.EndsAt));
        if (c.Actor == s.Seller)
            return Refuse(new OwnToken(c.Actor));
        if (s.Highest is { } last && last.Amount.Amount > UInt128.MaxValue - s.MinIncrement.Amount)
            return Refuse(new PriceUnfit());
        var least = s.Highest is { } highest ? highest.Amount + s.MinIncrement : s.ReservePrice;
        if (c.Amount < least)
            return Refuse(new BidTooLow(least));
        // A bid in the last moments moves the end, so that nobody wins by being the last to be quick.
        var moved = new BlockTime(now.Nanoseconds + s.Extension.Nanoseconds);
        return Accept(new BidPlaced(
            s.Auction, c.Actor, c.Amount, moved > s.EndsAt ? moved : s.EndsAt, s.Highest?.Bidder, s.Highest?.Amount));
    }
}
