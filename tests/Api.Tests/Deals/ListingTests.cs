using System.Text.Json;
using NeuraNft.Api.MainJob;
using NeuraNft.Api.Tests.Assets;
using static NeuraNft.Api.Tests.Deals.Dealing;

namespace NeuraNft.Api.Tests.Deals;

/// <summary>From listing to purchase, on both real contracts.</summary>
public sealed class ListingTests(MintedAsset asset) : IClassFixture<MintedAsset>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Purchase_moves_the_asset_and_pays_seller_royalty_and_fee_at_the_price_that_was_shown_alone()
    {
        var (seller, buyer) = (asset.Creator, asset.User);
        using var artist = await asset.Market.LoggedInAsync(Ct);
        var shares = new[] { new { account = artist.Account, basisPoints = 1_000 } };
        await seller.SignAndSubmitAsync("prepareRoyalty", new { assetId = asset.Id, shares, publicKey = seller.Key }, Ct);
        await seller.AdmitAsync(Ct);
        var listed = new { assetId = asset.Id, price = "4" + Near, publicKey = seller.Key };
        await seller.SignAndSubmitAsync("prepareListing", listed, Ct);
        var listing = await asset.NodeAsync("listings", "number price status seller assets { id }", _ => true, Ct);
        listing.GetProperty("seller").GetString().ShouldBe(seller.Account);
        listing.GetProperty("assets")[0].GetProperty("id").GetString().ShouldBe(asset.Id);
        var number = listing.GetProperty("number").GetString();

        var dearer = new { listingId = number, price = "5" + Near, publicKey = seller.Key };
        await seller.SignAndSubmitAsync("prepareListingUpdate", dearer, Ct);
        await asset.NodeAsync("listings", "price", l => l.GetProperty("price").GetString() == "5" + Near, Ct);
        var refusal = Refusals.First(await buyer.PrepareAsync("preparePurchase", Purchase("4" + Near), Ct)).ShouldNotBeNull();
        refusal.GetProperty("__typename").GetString().ShouldBe("ContractRefusedError");
        refusal.GetProperty("code").GetString().ShouldBe("E_PRICE_CHANGED");
        var own = await seller.PrepareAsync(
            "preparePurchase", new { listingId = number, expectedPrice = "5" + Near, publicKey = seller.Key }, Ct);
        Refusals.First(own).ShouldNotBeNull().GetProperty("code").GetString().ShouldBe("E_OWN_TOKEN");

        await buyer.SignAndSubmitAsync("preparePurchase", Purchase("5" + Near), Ct);
        await asset.UntilAsync(a => a.GetProperty("owner").GetString() == buyer.Account, Ct);
        var sale = await asset.NodeAsync(
            "sales", "kind dealNumber seller buyer price fee payouts { account amount } assets { id owner }", _ => true, Ct);
        sale.GetProperty("buyer").GetString().ShouldBe(buyer.Account);
        sale.GetProperty("fee").GetString().ShouldBe("125000000000000000000000");
        Payout(sale, artist.Account).ShouldBe("487500000000000000000000");
        Payout(sale, seller.Account).ShouldBe("4387500000000000000000000");
        await asset.NodeAsync("listings", "status", l => l.GetProperty("status").GetString() == "SOLD", Ct);
        await EarnedAsync(artist, "487500000000000000000000");

        object Purchase(string price) => new { listingId = number, expectedPrice = price, publicKey = buyer.Key };
    }

    private static string? Payout(JsonElement sale, string account) => sale.GetProperty("payouts").EnumerateArray()
        .Single(p => p.GetProperty("account").GetString() == account).GetProperty("amount").GetString();

    private static async Task EarnedAsync(Wallet viewer, string amount)
    {
        const string Query = "{ viewer { earnings { nodes { source amount price tokenIds } } } }";
        var earnings = (await viewer.Api.SendAsync(Query, new { }, Ct)).GetProperty("viewer").GetProperty("earnings").GetProperty("nodes");
        var earning = earnings.EnumerateArray().ShouldHaveSingleItem();
        earning.GetProperty("source").GetString().ShouldBe("SALE");
        earning.GetProperty("amount").GetString().ShouldBe(amount);
        earning.GetProperty("price").GetString().ShouldBe("5" + Near);
    }
}
