using System.Text.Json;
using NeuraNft.Api.Tests.Assets;

namespace NeuraNft.Api.Tests.Accounts;

/// <summary>What everyone sees of an account, and the viewer of itself.</summary>
public sealed class AccountViewTests(GrantedAsset granted) : IClassFixture<GrantedAsset>
{
    private const string View = """
        query View($id: AccountId!) {
          account(id: $id) {
            id accountId
            summary { assetsOwned assetsCreated collectionsOwned collectionsCreated sales purchases leases firstSeenAt position }
            holdings(first: 5) { nodes { since acquiredAt asset { id } } }
            rights(first: 5) { nodes { level source grantedBy expiresAt asset { id } } }
            createdCollections(first: 5) { nodes { name } }
            collections(first: 5) { nodes { owner } }
            sales(first: 5) { nodes { price } } purchases(first: 5) { nodes { price } } leases(first: 5) { nodes { price } }
          }
        }
        """;

    private const string Mine = """
        {
          viewer {
            account profile { id accountId } holdings(first: 5) { nodes { asset { id } } } rights(first: 5) { nodes { level asset { id } } }
          }
        }
        """;

    private readonly MintedAsset asset = granted.Minted;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Owner_holds_what_it_made_and_user_has_the_right_that_it_was_given()
    {
        var owner = await Eventually.SeesAsync(
            () => ViewAsync(asset.Creator.Account), a => Nodes(a, "holdings").GetArrayLength() == 1, Ct);
        Nodes(owner, "holdings")[0].GetProperty("asset").GetProperty("id").GetString().ShouldBe(asset.Id);
        Nodes(owner, "createdCollections")[0].GetProperty("name").GetString().ShouldBe("Small models");
        Nodes(owner, "collections")[0].GetProperty("owner").GetString().ShouldBe(asset.Creator.Account);
        owner.GetProperty("summary").GetProperty("assetsOwned").GetInt32().ShouldBe(1);
        owner.GetProperty("summary").GetProperty("collectionsCreated").GetInt32().ShouldBe(1);
        Nodes(owner, "rights").GetArrayLength().ShouldBe(0);

        var user = await ViewAsync(asset.User.Account);
        var right = Nodes(user, "rights").EnumerateArray().ShouldHaveSingleItem();
        (right.GetProperty("level").GetString(), right.GetProperty("source").GetString()).ShouldBe(("USE_MODEL", "GRANT"));
        right.GetProperty("grantedBy").GetString().ShouldBe(asset.Creator.Account);
        right.GetProperty("asset").GetProperty("id").GetString().ShouldBe(asset.Id);
        user.GetProperty("summary").ValueKind.ShouldBe(JsonValueKind.Null, "it logged in, which is nobody's business");
    }

    [Fact]
    public async Task Viewer_finds_itself()
    {
        var mine = (await asset.User.Api.SendAsync(Mine, new { }, Ct)).GetProperty("viewer");
        mine.GetProperty("profile").GetProperty("accountId").GetString().ShouldBe(asset.User.Account);
        Nodes(mine, "rights")[0].GetProperty("asset").GetProperty("id").GetString().ShouldBe(asset.Id);
        Nodes(mine, "holdings").GetArrayLength().ShouldBe(0);
        (await asset.Market.Door.AskAsync(Mine, new { }, Ct)).Field.ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Account_is_found_again_by_its_id_and_one_never_seen_has_nothing()
    {
        var never = await ViewAsync("never.seen.near");
        never.GetProperty("summary").ValueKind.ShouldBe(JsonValueKind.Null);
        Nodes(never, "holdings").GetArrayLength().ShouldBe(0);
        var node = await asset.Market.Door.AskAsync(
            "query N($id: ID!) { node(id: $id) { ... on Account { accountId } } }", new { id = never.GetProperty("id").GetString() }, Ct);
        node.Field.GetProperty("accountId").GetString().ShouldBe("never.seen.near");
    }

    private async Task<JsonElement> ViewAsync(string id) => (await asset.Market.Door.AskAsync(View, new { id }, Ct)).Field;

    private static JsonElement Nodes(JsonElement parent, string list) => parent.GetProperty(list).GetProperty("nodes");
}
