using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Market;
using NeuraNft.Domain.Tests.Specifications;
using static NeuraNft.Domain.Market.MarketCommand;
using static NeuraNft.Domain.Market.MarketEvent;
using static NeuraNft.Domain.Market.MarketRefusal;
using static NeuraNft.Domain.Tests.MarketSample;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Domain.Tests.Market;

public sealed class DealTests
{
    private static Specification<MarketState, MarketEvent, MarketCommand, MarketRefusal> Given(params IEnumerable<MarketEvent> events) =>
        new Specification<MarketState, MarketEvent, MarketCommand, MarketRefusal>(
            MarketDecider.Decide, MarketDecider.Evolve, MarketState.Initial).Given(events);

    [Fact]
    public void Purchase_at_the_price_is_accepted() => Given(Listed()).When(new BuyListing(Bob, Near(5_000)), Start).ThenNothing();

    [Fact, Trait("Abuse", "60")]
    public void Purchase_after_the_price_was_raised_is_refused() =>
        Given(Listed(), new ListingUpdated(Listing, Near(6_000), null)).When(new BuyListing(Bob, Near(5_000)), Start)
            .ThenRefused(new PriceChanged(Near(5_000), Near(6_000)));

    [Fact]
    public void Purchase_by_the_seller_is_refused() =>
        Given(Listed()).When(new BuyListing(Alice, Near(5_000)), Start).ThenRefused(new OwnToken(Alice));

    [Fact]
    public void Purchase_at_the_expiry_is_refused() =>
        Given(Listed(At(9))).When(new BuyListing(Bob, Near(5_000)), At(9)).ThenRefused(new Expired(At(9)));

    [Fact, Trait("Abuse", "61")]
    public void Purchase_of_a_listing_that_went_stale_is_refused() =>
        Given(Listed(), new ListingCancelled(Listing, "stale")).When(new BuyListing(Bob, Near(5_000)), Start)
            .ThenRefused(new NoSuchDeal());

    [Fact, Trait("Abuse", "61")]
    public void Bundle_is_for_sale_while_its_seller_owns_it_and_the_approval_stands()
    {
        var approved = new AssetEvent.AccountApproved(Asset, Alice, Account.Parse(MarketSample.Market), 7);
        IsForSale(Minted(), approved).ShouldBeTrue();
        IsForSale().ShouldBeTrue();
        IsForSale(Minted()).ShouldBeFalse();
        IsForSale(Minted(), approved with { ApprovalId = 8 }).ShouldBeFalse();
        IsForSale(Minted(), approved, new AssetEvent.ApprovalRevoked(Asset, Alice, null)).ShouldBeFalse();
        IsForSale([Minted(), approved, .. TransferredTo(Carol)]).ShouldBeFalse();
        IsForSale(Minted(), approved, new AssetEvent.AssetBurnt(Asset, Alice)).ShouldBeFalse();
    }

    private static bool IsForSale(params IEnumerable<AssetEvent> events) => Bundle.IsForSale(
        Asset.TokenId, Account.Parse(MarketSample.Market), Alice, events.Aggregate(AssetState.Initial, AssetDecider.Evolve));

    [Fact]
    public void Update_by_the_seller_is_accepted() =>
        Given(Listed()).When(new UpdateListing(Alice, Near(6_000), null), Start).Then(new ListingUpdated(Listing, Near(6_000), null));

    [Fact]
    public void Update_to_nothing_is_refused() =>
        Given(Listed()).When(new UpdateListing(Alice, Yocto.Zero, null), Start).ThenRefused(new PriceUnfit());

    [Fact]
    public void Update_by_another_is_refused() =>
        Given(Listed()).When(new UpdateListing(Bob, Near(1), null), Start).ThenRefused(new NotTheirs(Bob));

    [Fact]
    public void Cancellation_by_anyone_waits_for_the_expiry()
    {
        Given(Listed(At(9))).When(new CancelListing(Bob), At(8)).ThenRefused(new NotTheirs(Bob));
        Given(Listed(At(9))).When(new CancelListing(Bob), At(9)).Then(new ListingCancelled(Listing, "expired"));
        Given(Offered(At(9))).When(new CancelOffer(Alice), At(9)).Then(new OfferCancelled(Offer, "expired"));
        Given(Offered(At(9))).When(new CancelOffer(Bob), At(1)).Then(new OfferCancelled(Offer, "buyer"));
    }

    [Fact]
    public void Bid_below_the_reserve_is_refused() =>
        Given(Opened()).When(new PlaceBid(Bob, Near(999)), Start).ThenRefused(new BidTooLow(Near(1_000)));

    [Fact]
    public void Bid_above_the_last_by_less_than_the_increment_is_refused() =>
        Given(Opened(), Bid(Bob, 1_000)).When(new PlaceBid(Carol, Near(1_099)), Start).ThenRefused(new BidTooLow(Near(1_100)));

    [Fact]
    public void Bid_near_the_end_moves_it() =>
        Given(Opened(), Bid(Bob, 1_000)).When(new PlaceBid(Carol, Near(1_100)), At(55))
            .Then(Bid(Carol, 1_100, Bid(Bob, 1_000)) with { EndsAt = At(65) });

    [Fact]
    public void Bid_at_the_end_is_refused() =>
        Given(Opened()).When(new PlaceBid(Bob, Near(1_000)), At(60)).ThenRefused(new AuctionEnded(At(60)));

    [Fact]
    public void Auction_with_a_bid_is_not_cancelled() =>
        Given(Opened(), Bid(Bob, 1_000)).When(new CancelAuction(Alice), Start).ThenRefused(new HasBids());

    [Fact]
    public void Auction_goes_by_the_newest_approval() =>
        Given(Opened(), Bid(Bob, 1_000), new AuctionApproved(Auction, Asset.TokenId, 8)).State
            .ShouldBeOfType<MarketState.Auctioned>().Tokens.ApprovalIds.Values[Asset.TokenId].ShouldBe(8);

    [Fact, Trait("Abuse", "63")]
    public void Refund_is_owed_until_it_is_paid()
    {
        var outbid = new RefundOwed(MarketSample.Market, Bob, Near(3), "outbid");
        Given(outbid, outbid).State.ShouldBe(new MarketState.Owed(MarketSample.Market, Bob, Near(6)));
        Given(outbid, new RefundPaid(MarketSample.Market, Bob, Near(3))).State
            .ShouldBe(new MarketState.Owed(MarketSample.Market, Bob, Yocto.Zero));
    }
}
