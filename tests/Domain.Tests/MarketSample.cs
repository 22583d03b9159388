using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Market;
using static NeuraNft.Domain.Market.MarketEvent;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Domain.Tests;

/// <summary>Deals on the sample market: alice sells, bob and carol buy.</summary>
internal static class MarketSample
{
    public const string Market = "market.test.near";

    public static readonly AssetId Foreign = new("paras.test.near", "42");

    public static readonly DealId Listing = new(Market, DealKind.Listing, "1");
    public static readonly DealId Offer = new(Market, DealKind.Offer, "1");
    public static readonly DealId Auction = new(Market, DealKind.Auction, "1");

    public static readonly TokenBundle Bundle =
        new(Contract, new TokenIds(Asset.TokenId), new ApprovalIds([KeyValuePair.Create(Asset.TokenId, 7L)]));

    public static Yocto Near(int milli) => Yocto.Parse("1000000000000000000000") * milli;

    public static ListingCreated Listed(BlockTime? expiresAt = null) => new(Listing, Alice, Bundle, Near(5_000), expiresAt, Start);

    public static OfferMade Offered(BlockTime? expiresAt = null) =>
        new(Offer, Bob, Contract, Asset.TokenId, Near(4_000), expiresAt, Start);

    public static AuctionStarted Opened() =>
        new(Auction, Alice, Bundle, Near(1_000), Near(100), At(60), new BlockSpan(10_000_000_000), Start);

    public static BidPlaced Bid(Account bidder, int milli, BidPlaced? previous = null) =>
        new(Auction, bidder, Near(milli), At(60), previous?.Bidder, previous?.Amount);

    public static Sold Sale(DealId deal, Account buyer, int milli) => new(
        deal, "1", Alice, buyer, Contract, Bundle.TokenIds, Near(milli), Near(milli).Share(250),
        new Payouts([KeyValuePair.Create(Alice, Near(milli) - Near(milli).Share(250))]), At(50));

    public static IEnumerable<MarketEvent> Events =>
    [
        Listed(At(90)),
        new ListingUpdated(Listing, Near(6_000), At(80)),
        new ListingCancelled(Listing, "seller"),
        Offered(At(90)),
        new OfferCancelled(Offer, "expired"),
        Opened(),
        Bid(Carol, 1_200, Bid(Bob, 1_000)),
        new AuctionApproved(Auction, Asset.TokenId, 8),
        new AuctionCancelled(Auction, "seller"),
        Sale(Listing, Bob, 5_000),
        new SaleFailed(Auction, Carol, Near(1_200), "stale"),
        new RefundOwed(Market, Bob, Near(1_000), "outbid"),
        new RefundPaid(Market, Bob, Near(1_000)),
        new RefundForgone(Market, Dave, Near(1), "payout"),
        new ContractAllowed(Market, Alice, Account.Parse(Contract), true),
        new TokenHeld(Market, Asset, Alice, 9),
        new TokenReleased(Market, Asset, Alice, "owner"),
    ];
}
