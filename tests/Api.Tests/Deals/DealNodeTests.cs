using System.Text.Json;
using NeuraNft.Api.Tests.Assets;
using static NeuraNft.Api.Tests.Deals.Dealing;

namespace NeuraNft.Api.Tests.Deals;

/// <summary>A listing below its asset and by its id, and the sale that it became on both accounts.</summary>
public sealed class DealNodeTests(MintedAsset asset) : IClassFixture<MintedAsset>
{
    private const string Deals = """
        query Deals($id: ID!) {
          node(id: $id) { ... on Asset {
            listings(first: 5, openOnly: false) { nodes { id number status } } open: listings(first: 5) { nodes { id } }
            offers(first: 5) { nodes { id } } auctions(first: 5) { nodes { id } } sales(first: 5) { nodes { id price } }
          } }
        }
        """;

    private const string One = """
        query One($ids: [ID!]!) {
          nodes(ids: $ids) { __typename ... on Deal { status assets { id } } ... on Sale { buyer assets { id } } }
        }
        """;

    private const string Trades = """
        query Trades($id: AccountId!) {
          account(id: $id) { sales { nodes { id } } purchases { nodes { id } } summary { sales purchases assetsOwned } }
        }
        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Listing_and_sale_are_nodes_and_show_on_asset_and_accounts()
    {
        var (seller, buyer) = (asset.Creator, asset.User);
        await seller.AdmitAsync(Ct);
        await seller.SignAndSubmitAsync("prepareListing", new { assetId = asset.Id, price = "4" + Near, publicKey = seller.Key }, Ct);
        var open = await SeesAsync(d => Nodes(d, "open").GetArrayLength() == 1);
        var purchase = new
        {
            listingId = Nodes(open, "listings")[0].GetProperty("number").GetString(), expectedPrice = "4" + Near, publicKey = buyer.Key,
        };
        await buyer.SignAndSubmitAsync("preparePurchase", purchase, Ct);
        var sold = await SeesAsync(d => Nodes(d, "sales").GetArrayLength() == 1 && Nodes(d, "open").GetArrayLength() == 0
            && Nodes(d, "listings")[0].GetProperty("status").GetString() == "SOLD");

        string?[] ids = [Id(sold, "sales"), Id(sold, "listings"), asset.Id];
        var nodes = (await asset.Market.Door.AskAsync(One, new { ids }, Ct)).Field;
        nodes.EnumerateArray().Select(n => n.GetProperty("__typename").GetString()).ShouldBe(["Sale", "Deal", "Asset"]);
        nodes[0].GetProperty("buyer").GetString().ShouldBe(buyer.Account);
        nodes[1].GetProperty("assets")[0].GetProperty("id").GetString().ShouldBe(asset.Id);

        var mine = await TradesAsync(seller.Account, t => Nodes(t, "sales").GetArrayLength() == 1);
        Id(mine, "sales").ShouldBe(ids[0]);
        var bought = await TradesAsync(buyer.Account, t => t.GetProperty("summary") is { ValueKind: JsonValueKind.Object } s
            && Nodes(t, "purchases").GetArrayLength() == 1 && s.GetProperty("purchases").GetInt32() == 1
            && s.GetProperty("assetsOwned").GetInt32() == 1);
        Id(bought, "purchases").ShouldBe(ids[0]);
    }

    private Task<JsonElement> SeesAsync(Func<JsonElement, bool> condition) => Eventually.SeesAsync(
        async () => (await asset.Market.Door.AskAsync(Deals, new { id = asset.Id }, Ct)).Field, condition, Ct);

    private Task<JsonElement> TradesAsync(string id, Func<JsonElement, bool> condition) => Eventually.SeesAsync(
        async () => (await asset.Market.Door.AskAsync(Trades, new { id }, Ct)).Field, condition, Ct);

    private static string? Id(JsonElement parent, string list) => Nodes(parent, list)[0].GetProperty("id").GetString();

    private static JsonElement Nodes(JsonElement parent, string list) => parent.GetProperty(list).GetProperty("nodes");
}
