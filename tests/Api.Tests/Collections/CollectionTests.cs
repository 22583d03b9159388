using System.Text.Json;
using NeuraNft.Api.MainJob;
using Neura.Near;

namespace NeuraNft.Api.Tests.Collections;

/// <summary>Two collections of one creator, an asset in the first of them.</summary>
public sealed class CollectionTests(Market market) : IAsyncLifetime
{
    private const string List = """
        query List($creator: AccountId, $orderBy: CollectionOrderInput, $first: Int, $after: String) {
          collections(where: { creator: $creator }, orderBy: $orderBy, first: $first, after: $after) {
            nodes { name } pageInfo { hasNextPage endCursor }
          }
        }
        """;

    private const string One = """
        query One($contract: AccountId!, $id: String!) {
          collection(contract: $contract, collectionId: $id) {
            id contract collectionId name creator owner minting royalty { account basisPoints } createdAt position
            counts { assets burnt } minters { nodes { account } } assets(first: 5) { nodes { name collection { id } } }
          }
        }
        """;

    private Wallet creator = null!;
    private string birds = "";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        creator = await market.LoggedInAsync(Ct);
        birds = await market.CollectionAsync(creator, "Birds", Ct);
        await market.CollectionAsync(creator, "Ants", Ct);
        await market.MintAsync(creator, new { collection_id = birds, kind = "dataset", name = "Calls" }, Ct);
        var friend = new { collection_id = birds, account_id = "friend.near", allowed = true };
        await market.Chain.CallAsync(creator.Signer, "nrc_set_minter", friend, NearToken.FromMillinear(50), Ct);
    }

    public ValueTask DisposeAsync()
    {
        creator.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Collection_shows_what_the_chain_says_and_is_found_again_by_its_id()
    {
        var seen = await Eventually.SeesAsync(
            () => OneAsync(birds),
            c => c.GetProperty("minters").GetProperty("nodes").GetArrayLength() == 1
                && c.GetProperty("counts").GetProperty("assets").GetInt32() == 1
                && c.GetProperty("assets").GetProperty("nodes").GetArrayLength() == 1, Ct);
        seen.GetProperty("creator").GetString().ShouldBe(creator.Account);
        seen.GetProperty("owner").GetString().ShouldBe(creator.Account);
        seen.GetProperty("minting").GetString().ShouldBe("OWNER");
        seen.GetProperty("minters").GetProperty("nodes")[0].GetProperty("account").GetString().ShouldBe("friend.near");
        var asset = seen.GetProperty("assets").GetProperty("nodes")[0];
        asset.GetProperty("name").GetString().ShouldBe("Calls");
        asset.GetProperty("collection").GetProperty("id").GetString().ShouldBe(seen.GetProperty("id").GetString());
        var node = await market.Door.AskAsync(
            "query N($id: ID!) { node(id: $id) { __typename ... on Collection { name } } }",
            new { id = seen.GetProperty("id").GetString() }, Ct);
        node.Field.GetProperty("name").GetString().ShouldBe("Birds");
    }

    [Fact]
    public async Task Whether_the_caller_may_mint_is_told_by_policy_and_list_and_to_nobody_else()
    {
        using var friend = await market.LoggedInAsync(Ct);
        using var stranger = await market.LoggedInAsync(Ct);
        var shared = (await market.Chain.CallAsync(
            creator.Signer, "nrc_create_collection", new { name = "Shared", minting = "allow_list" }, NearToken.FromMillinear(100), Ct))
            .GetString()!;
        var let = new { collection_id = shared, account_id = friend.Account, allowed = true };
        await market.Chain.CallAsync(creator.Signer, "nrc_set_minter", let, NearToken.FromMillinear(50), Ct);
        var open = (await market.Chain.CallAsync(
            creator.Signer, "nrc_create_collection", new { name = "Open", minting = "open" }, NearToken.FromMillinear(100), Ct))
            .GetString()!;
        await market.CaughtUpAsync(Ct);
        (await MayMintAsync(friend, shared)).ShouldBe(true);
        (await MayMintAsync(creator, shared)).ShouldBe(true);
        (await MayMintAsync(stranger, shared)).ShouldBe(false);
        (await MayMintAsync(stranger, open)).ShouldBe(true);
        (await MayMintAsync(friend, birds)).ShouldBe(false);
        (await MayMintAsync(creator, birds)).ShouldBe(true);
        (await MayMintAsync(null, open)).ShouldBeNull();
    }

    [Fact]
    public async Task Collections_are_ordered_filtered_and_paged()
    {
        await Eventually.SeesAsync(
            async () => (await ListAsync(null, 5, null)).GetProperty("nodes"), all => all.GetArrayLength() == 2, Ct);
        Names(await ListAsync(null, 5, null)).ShouldBe(["Ants", "Birds"]);
        Names(await ListAsync(new { createdAt = "ASC" }, 5, null)).ShouldBe(["Birds", "Ants"]);
        var first = await ListAsync(new { name = "DESC" }, 1, null);
        Names(first).ShouldBe(["Birds"]);
        var info = first.GetProperty("pageInfo");
        info.GetProperty("hasNextPage").GetBoolean().ShouldBeTrue();
        Names(await ListAsync(new { name = "DESC" }, 1, info.GetProperty("endCursor").GetString())).ShouldBe(["Ants"]);
    }

    [Theory]
    [InlineData("999999")]
    [InlineData("")]
    [InlineData("\u0000")]
    [InlineData("1' or '1'='1")]
    public async Task Collection_that_is_not_there_is_null(string id) => (await OneAsync(id)).ValueKind.ShouldBe(JsonValueKind.Null);

    [Theory]
    [Trait("Abuse", "27")]
    [InlineData("collections(first: 1000000000) { nodes { name } }")]
    [InlineData("account(id: \"a.near\") { holdings(first: 51) { nodes { since } } }")]
    public async Task Page_that_is_too_large_is_refused(string field) =>
        (await market.Door.AskAsync($"{{ {field} }}", new { }, Ct)).ErrorCode.ShouldBe("PAGE_TOO_LARGE");

    private async Task<JsonElement> OneAsync(string id) =>
        (await market.Door.AskAsync(One, new { contract = market.Chain.Contract, id }, Ct)).Field;

    private async Task<bool?> MayMintAsync(Wallet? wallet, string id)
    {
        const string query =
            "query May($contract: AccountId!, $id: String!) { collection(contract: $contract, collectionId: $id) { viewerMayMint } }";
        var door = wallet?.Token is { } token ? market.Door.With(token) : market.Door;
        return (await door.AskAsync(query, new { contract = market.Chain.Contract, id }, Ct)).Field.GetProperty("viewerMayMint")
            .Deserialize<bool?>();
    }

    private async Task<JsonElement> ListAsync(object? orderBy, int first, string? after) =>
        (await market.Door.AskAsync(List, new { creator = creator.Account, orderBy, first, after }, Ct)).Field;

    private static string[] Names(JsonElement page) =>
        [.. page.GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("name").GetString()!)];
}
