using NeuraNft.Application.Transactions;
using NeuraNft.Domain.Market;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Application.Tests.Transactions;

public sealed class MarketCodesTests
{
    public static TheoryData<MarketRefusal, string> Codes => new()
    {
        { new MarketRefusal.NoSuchDeal(), "E_NO_SUCH_LISTING" },
        { new MarketRefusal.NotTheirs(Bob), "E_NOT_OWNER" },
        { new MarketRefusal.OwnToken(Alice), "E_OWN_TOKEN" },
        { new MarketRefusal.PriceChanged(Domain.Yocto.Zero, Domain.Yocto.Parse("1")), "E_PRICE_CHANGED" },
        { new MarketRefusal.Expired(At(1)), "E_EXPIRED" },
        { new MarketRefusal.BidTooLow(Domain.Yocto.Parse("1")), "E_BID_TOO_LOW" },
        { new MarketRefusal.AuctionEnded(At(1)), "E_AUCTION_ENDED" },
        { new MarketRefusal.HasBids(), "E_HAS_BIDS" },
        { new MarketRefusal.Stale("1:7"), "E_NOT_APPROVED" },
        { new MarketRefusal.PriceUnfit(), "E_INVALID_AMOUNT" },
    };

    [Theory, MemberData(nameof(Codes), DisableDiscoveryEnumeration = true)]
    public void Refusal_has_the_markets_own_code(MarketRefusal refusal, string code)
    {
        var shown = MarketCodes.Of(refusal, DealKind.Listing);
        shown.Code.ShouldBe(code);
        shown.Reason.ShouldEndWith(".");
    }

    [Theory]
    [InlineData(DealKind.Listing, "E_NO_SUCH_LISTING")]
    [InlineData(DealKind.Offer, "E_NO_SUCH_OFFER")]
    [InlineData(DealKind.Auction, "E_NO_SUCH_AUCTION")]
    public void Deal_that_is_not_there_is_named_by_its_kind(DealKind kind, string code) =>
        MarketCodes.Of(new MarketRefusal.NoSuchDeal(), kind).Code.ShouldBe(code);

    [Fact]
    public void Every_refusal_of_the_market_is_covered()
    {
        var all = typeof(MarketRefusal).GetNestedTypes().Where(t => t.IsSubclassOf(typeof(MarketRefusal))).Select(t => t.Name);
        Codes.Select(row => row.Data.Item1.GetType().Name).ShouldBe(all, ignoreOrder: true);
    }

    /// <summary>The codes are words of the contract's source, so that none is made up here.</summary>
    [Fact]
    public void Every_code_is_one_that_the_contract_writes()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "NeuraNft.sln")))
            folder = folder.Parent.ShouldNotBeNull();
        var readme = File.ReadAllText(Path.Combine(folder.FullName, "contract", "market", "README.md"));
        foreach (var (_, code) in Codes.Select(row => row.Data))
            readme.ShouldContain($"`{code}`");
    }
}
