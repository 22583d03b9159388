using System.Text.Json;
using NeuraNft.Application.Chain;
using NeuraNft.Domain;
using NeuraNft.Domain.Market;
using NeuraNft.Domain.Tokens;
using static NeuraNft.Domain.Market.MarketEvent;
using static NeuraNft.Domain.Tests.MarketSample;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Application.Tests.Chain;

/// <summary>Events of a market and of plain NFT contracts become domain events on the right streams.</summary>
public sealed class MarketTranslationTests
{
    private const string Bundle = """
        "seller_id":"alice.test.near","nft_contract_id":"nrc101.test.near","token_ids":["1:7"],"approval_ids":{"1:7":7}
        """;

    public static TheoryData<string, string, string, MarketEvent> Events => new()
    {
        { "listing_create",
            $$"""{"listing_id":"1",{{Bundle}},"price":"5000000000000000000000000","expires_at":null,"created_at":"1790000000000000000"}""",
            "listing/1", Listed() },
        { "listing_update", """{"listing_id":"1","price":"6000000000000000000000000","expires_at":"9"}""", "listing/1",
            new ListingUpdated(Listing, Near(6_000), new BlockTime(9)) },
        { "listing_cancel", """{"listing_id":"1","reason":"stale"}""", "listing/1", new ListingCancelled(Listing, "stale") },
        { "offer_make",
            """
            {"offer_id":"1","buyer_id":"bob.test.near","nft_contract_id":"nrc101.test.near","token_id":"1:7",
             "amount":"4000000000000000000000000","expires_at":null,"created_at":"1790000000000000000"}
            """, "offer/1", Offered() },
        { "offer_cancel", """{"offer_id":"1","reason":"buyer"}""", "offer/1", new OfferCancelled(Offer, "buyer") },
        { "auction_start",
            $$"""
            {"auction_id":"1",{{Bundle}},"reserve_price":"1000000000000000000000000","min_increment":"100000000000000000000000",
             "ends_at":"1790000060000000000","extension":"10000000000","created_at":"1790000000000000000"}
            """, "auction/1", Opened() },
        { "auction_bid",
            """
            {"auction_id":"1","bidder_id":"carol.test.near","amount":"1200000000000000000000000","ends_at":"1790000060000000000",
             "previous_bidder_id":"bob.test.near","previous_amount":"1000000000000000000000000"}
            """, "auction/1", Bid(Carol, 1_200, Bid(Bob, 1_000)) },
        { "auction_cancel", """{"auction_id":"1","reason":"seller"}""", "auction/1", new AuctionCancelled(Auction, "seller") },
        { "sale",
            """
            {"sale_id":"1","kind":"auction","source_id":"1","nft_contract_id":"nrc101.test.near","token_ids":["1:7"],
             "seller_id":"alice.test.near","buyer_id":"bob.test.near","price":"4000000000000000000000000",
             "fee":"100000000000000000000000","payouts":{"alice.test.near":"3900000000000000000000000"},"sold_at":"1790000050000000000"}
            """, "auction/1", Sale(Auction, Bob, 4_000) },
        { "sale_fail", """{"kind":"offer","source_id":"1","buyer_id":"bob.test.near","amount":"5","reason":"stale"}""", "offer/1",
            new SaleFailed(Offer, Bob, Yocto.Parse("5"), "stale") },
        { "refund_due", """{"account_id":"bob.test.near","amount":"5","reason":"outbid"}""", "refund/bob.test.near",
            new RefundOwed(Domain.Tests.MarketSample.Market, Bob, Yocto.Parse("5"), "outbid") },
        { "refund_paid", """{"account_id":"bob.test.near","amount":"5"}""", "refund/bob.test.near",
            new RefundPaid(Domain.Tests.MarketSample.Market, Bob, Yocto.Parse("5")) },
    };

    [Theory, MemberData(nameof(Events), DisableDiscoveryEnumeration = true)]
    public void Event_of_a_market_keeps_every_field(string name, string data, string stream, MarketEvent expected) =>
        Translate(name, data).ShouldBe([new DomainEvent($"market/market.test.near/{stream}", expected)]);

    [Theory, Trait("Abuse", "7")]
    [InlineData("listing_cancel", """{"listing_id":"1/2","reason":"stale"}""")]
    [InlineData("listing_cancel", """{"reason":"stale"}""")]
    [InlineData("listing_update", """{"listing_id":"1","price":"1e24","expires_at":null}""")]
    [InlineData("sale_fail", """{"kind":"gift","source_id":"1","buyer_id":"bob.test.near","amount":"5","reason":"stale"}""")]
    [InlineData("refund_due", """{"account_id":"bob.test.near","amount":"-5","reason":"outbid"}""")]
    public void Event_that_is_not_what_the_standard_says_is_malformed(string name, string data) =>
        Should.Throw<JsonException>(() => Translate(name, data));

    [Theory, Trait("Abuse", "7")]
    [InlineData("[]", "{}")]
    [InlineData("[\"1:7\",\"1:7\"]", "{\"1:7\":7}")]
    [InlineData("[\"1:7\"]", "{\"1:8\":7}")]
    [InlineData("[null]", "{\"1:7\":7}")]
    public void Bundle_whose_approvals_are_not_of_its_tokens_is_malformed(string tokens, string approvals) =>
        Should.Throw<JsonException>(() => Translate("listing_create", $$"""
            {"listing_id":"1","seller_id":"alice.test.near","nft_contract_id":"nrc101.test.near","token_ids":{{tokens}},
             "approval_ids":{{approvals}},"price":"5","expires_at":null,"created_at":"1"}
            """));

    [Theory]
    [InlineData("contract_allow", """{"account_id":"bob.test.near","nft_contract_id":"nrc101.test.near","allowed":true}""")]
    [InlineData("token_hold", """{"nft_contract_id":"nrc101.test.near","token_id":"1:7","owner_id":"bob.test.near","approval_id":7}""")]
    [InlineData("token_release", """{"nft_contract_id":"nrc101.test.near","token_id":"1:7","owner_id":"bob.test.near","reason":"owner"}""")]
    [InlineData("auction_approve", """{"auction_id":"1","token_id":"1:7","approval_id":8}""")]
    [InlineData("refund_forgo", """{"account_id":"bob.test.near","amount":"5","reason":"payout"}""")]
    public void Event_of_no_deal_and_no_balance_is_known_and_changes_nothing(string name, string data) =>
        Translate(name, data).ShouldBeEmpty();

    [Fact]
    public void Unknown_event_of_a_market_is_unknown() =>
        Nrc101Events.Translate("nrc101_market", "raffle", Domain.Tests.MarketSample.Market, default).ShouldBeNull();

    [Fact]
    public void Plain_tokens_have_streams_of_their_own()
    {
        var data = JsonSerializer.Deserialize<JsonElement>("""{"owner_id":"alice.test.near","token_ids":["42","43"]}""");
        Nep171Events.OfTokens("nft_mint", "paras.test.near", data).ShouldBe(
        [
            new DomainEvent("token/paras.test.near/42", new TokenEvent.TokenMinted(Foreign, Alice, null)),
            new DomainEvent("token/paras.test.near/43", new TokenEvent.TokenMinted(Foreign with { TokenId = "43" }, Alice, null)),
        ]);
    }

    private static IReadOnlyList<DomainEvent> Translate(string name, string data) =>
        Nrc101Events.Translate(
            "nrc101_market", name, Domain.Tests.MarketSample.Market, JsonSerializer.Deserialize<JsonElement>(data)).ShouldNotBeNull();
}
