using NeuraNft.Application.Transactions;
using NeuraNft.Domain;
using NeuraNft.Domain.Market;
using Neura.Near;
using static NeuraNft.Domain.Tests.MarketSample;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Application.Tests.Transactions;

/// <summary>What a wallet is given to sign, as the market contract's README names it.</summary>
public sealed class MarketCallTests
{
    private const string Price = "5000000000000000000000000";

    [Fact, Trait("Abuse", "60")]
    public void Purchase_attaches_the_price_that_it_expects() =>
        Shown(MarketCall.Buy(Listing, new MarketCommand.BuyListing(Bob, Near(5_000))))
            .ShouldBe(("buy", $$"""{"listing_id":"1","expected_price":"{{Price}}"}""", Price));

    [Fact]
    public void Bid_attaches_what_is_bid() =>
        Shown(MarketCall.Bid(Auction, new MarketCommand.PlaceBid(Bob, Near(5_000))))
            .ShouldBe(("auction_bid", """{"auction_id":"1"}""", Price));

    [Fact]
    public void Update_and_cancellation_attach_one_yocto()
    {
        Shown(MarketCall.Update(Listing, new MarketCommand.UpdateListing(Alice, Near(5_000), At(60))))
            .ShouldBe(("listing_update", $$"""{"listing_id":"1","price":"{{Price}}","expires_at":"1790000060000000000"}""", "1"));
        Shown(MarketCall.Cancel(Listing)).ShouldBe(("listing_cancel", """{"listing_id":"1"}""", "1"));
        Shown(MarketCall.Cancel(Offer)).ShouldBe(("offer_cancel", """{"offer_id":"1"}""", "1"));
        Shown(MarketCall.Cancel(Auction)).ShouldBe(("auction_cancel", """{"auction_id":"1"}""", "1"));
    }

    [Fact]
    public void Settlement_attaches_nothing() =>
        Shown(MarketCall.Settle("1")).ShouldBe(("auction_settle", """{"auction_id":"1"}""", "0"));

    [Fact]
    public void Offer_attaches_what_is_offered() =>
        Shown(MarketCall.Offer(Asset, Near(5_000), At(60))).ShouldBe((
            "offer_make", """{"nft_contract_id":"nrc101.test.near","token_id":"1:7","expires_at":"1790000060000000000"}""", Price));

    [Fact]
    public void Allowing_a_contract_attaches_the_storage_deposit() =>
        Shown(MarketCall.Allow(Contract, Near(5_000)))
            .ShouldBe(("allow_contract", """{"nft_contract_id":"nrc101.test.near","allowed":true}""", Price));

    [Fact]
    public void Words_of_an_approval_say_what_it_is_for()
    {
        MarketCall.ListMessage(Near(5_000), null).ShouldBe($$"""{"action":"list","price":"{{Price}}","expires_at":null}""");
        MarketCall.AuctionMessage(new(Near(5_000), Yocto.Parse("7"), At(60), new BlockSpan(9))).ShouldBe($$"""
            {"action":"auction","reserve_price":"{{Price}}","min_increment":"7","ends_at":"1790000060000000000","extension":"9"}
            """);
        MarketCall.AcceptMessage("1").ShouldBe("""{"action":"accept_offer","offer_id":"1"}""");
    }

    private static (string Method, string Arguments, string Deposit) Shown(ContractCall call)
    {
        // 300 TGas is all that a transaction may have.
        call.Gas.ShouldBeInRange(new Gas(1), Gas.FromTeragas(300));
        return (call.Method, call.ArgumentsJson, call.Deposit.ToYoctoString());
    }
}
