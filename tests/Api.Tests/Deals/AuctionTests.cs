using NeuraNft.Api.MainJob;
using NeuraNft.Api.Tests.Assets;
using static NeuraNft.Api.Tests.Deals.Dealing;

namespace NeuraNft.Api.Tests.Deals;

/// <summary>Offers and auctions up to what ends them.</summary>
public sealed class AuctionTests(MintedAsset asset) : IClassFixture<MintedAsset>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Accepted_offer_sells_and_the_buyers_auction_takes_bids_that_keep_it_from_being_ended()
    {
        var (owner, buyer) = (asset.Creator, asset.User);
        await owner.AdmitAsync(Ct);
        await buyer.AdmitAsync(Ct);
        var offer = new { assetId = asset.Id, amount = "2" + Near, expiresAt = In(1), publicKey = buyer.Key };
        await buyer.SignAndSubmitAsync("prepareOffer", offer, Ct);
        var offered = await asset.NodeAsync("offers", "number buyer price status", _ => true, Ct);
        offered.GetProperty("buyer").GetString().ShouldBe(buyer.Account);

        var accept = new { assetId = asset.Id, offerId = offered.GetProperty("number").GetString(), publicKey = owner.Key };
        await owner.SignAndSubmitAsync("prepareOfferAcceptance", accept, Ct);
        var sale = await asset.NodeAsync("sales", "kind buyer price", _ => true, Ct);
        sale.GetProperty("kind").GetString().ShouldBe("OFFER");
        await asset.UntilAsync(a => a.GetProperty("owner").GetString() == buyer.Account, Ct);

        var start = new { assetId = asset.Id, reservePrice = "1" + Near, minIncrement = "1" + Near, endsAt = In(2), publicKey = buyer.Key };
        await buyer.OnceReadyAsync("prepareAuction", start, Ct);
        var auction = await asset.NodeAsync("auctions", "number", _ => true, Ct);
        var number = auction.GetProperty("number").GetString();
        (await CodeAsync(owner, "prepareBid", new { auctionId = number, amount = "9", publicKey = owner.Key })).ShouldBe("E_BID_TOO_LOW");
        await owner.SignAndSubmitAsync("prepareBid", new { auctionId = number, amount = "3" + Near, publicKey = owner.Key }, Ct);
        await asset.NodeAsync("auctions", "highestBid", a => a.GetProperty("highestBid").GetString() == "3" + Near, Ct);
        (await CodeAsync(buyer, "prepareCancellation", new { kind = "AUCTION", dealId = number, publicKey = buyer.Key }))
            .ShouldBe("E_HAS_BIDS");
        (await CodeAsync(owner, "prepareSettlement", new { auctionId = number, publicKey = owner.Key })).ShouldBe("E_AUCTION_RUNNING");
    }

    private static async Task<string?> CodeAsync(Wallet wallet, string field, object input) =>
        Refusals.First(await wallet.PrepareAsync(field, input, Ct)).ShouldNotBeNull().GetProperty("code").GetString();

    private static DateTimeOffset In(int hours) => TimeProvider.System.GetUtcNow().AddHours(hours);
}
