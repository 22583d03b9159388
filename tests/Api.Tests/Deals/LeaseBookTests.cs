using System.Text.Json;
using NeuraNft.Api.MainJob;
using NeuraNft.Api.Tests.Assets;
using static NeuraNft.Api.Tests.Deals.Dealing;

namespace NeuraNft.Api.Tests.Deals;

/// <summary>A lease, a replica made by it, and what both sides see of them afterwards.</summary>
public sealed class LeaseBookTests(MintedAsset asset) : IClassFixture<MintedAsset>
{
    private const string Book = """
        query Book($id: ID!, $from: Date!, $to: Date!) {
          node(id: $id) { ... on Asset {
            leases(first: 5) { nodes { id lessee level periods price fee payouts { account amount } status endedAt asset { id } } }
            replicas(first: 5) { nodes { id name parent { id } ancestors { generations asset { id } } } }
            descendants(first: 5) { nodes { generations createdBy asset { id } } }
            revenue(from: $from, to: $to) { day leases leaseVolume sales royalties fees }
          } }
        }
        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    [Fact]
    public async Task Lease_shows_with_its_price_its_payouts_and_its_end_and_its_replica_in_the_lineage()
    {
        var tenant = asset.User;
        var terms = new
        {
            assetId = asset.Id, level = "CREATE_REPLICA", pricePerPeriod = "1" + Near, periodSeconds = 3_600, maxPeriods = 10,
            publicKey = asset.Creator.Key,
        };
        await asset.Creator.SignAndSubmitAsync("prepareLeaseTerms", terms, Ct);
        var lease = new { assetId = asset.Id, level = "CREATE_REPLICA", periods = 2, expectedPrice = "2" + Near, publicKey = tenant.Key };
        await tenant.OnceReadyAsync("prepareLease", lease, Ct);
        var collection = await asset.Market.CollectionAsync(tenant, "Derived", Ct);
        var replica = new { parentId = asset.Id, collectionId = collection, name = "A child", publicKey = tenant.Key };
        await tenant.OnceReadyAsync("prepareReplica", replica, Ct);

        var book = await BookAsync(b => Nodes(b, "replicas").GetArrayLength() == 1 && Nodes(b, "leases").GetArrayLength() == 1
            && Nodes(b, "descendants").GetArrayLength() == 1 && b.GetProperty("revenue").GetArrayLength() == 1
            && Nodes(b, "replicas")[0].GetProperty("ancestors").GetArrayLength() == 1);
        var leased = Nodes(book, "leases")[0];
        (leased.GetProperty("status").GetString(), leased.GetProperty("lessee").GetString()).ShouldBe(("ACTIVE", tenant.Account));
        leased.GetProperty("price").GetString().ShouldBe("2" + Near);
        leased.GetProperty("asset").GetProperty("id").GetString().ShouldBe(asset.Id);
        CheckLineage(book);
        await CheckMoneyAsync(book, tenant);
        await CheckNodeAsync(leased, tenant);

        using var heir = await asset.Market.WalletAsync(Ct);
        var resale = new { assetId = asset.Id, receiver = heir.Account, publicKey = tenant.Key };
        await tenant.OnceReadyAsync("prepareResale", resale, Ct);
        var over = Nodes(await BookAsync(b => Nodes(b, "leases")[0].GetProperty("status").GetString() == "ENDED"), "leases")[0];
        over.GetProperty("endedAt").ValueKind.ShouldBe(JsonValueKind.String);
    }

    private void CheckLineage(JsonElement book)
    {
        var child = Nodes(book, "replicas")[0];
        child.GetProperty("parent").GetProperty("id").GetString().ShouldBe(asset.Id);
        var ancestor = child.GetProperty("ancestors").EnumerateArray().ShouldHaveSingleItem();
        ancestor.GetProperty("generations").GetInt32().ShouldBe(1);
        ancestor.GetProperty("asset").GetProperty("id").GetString().ShouldBe(asset.Id);
        var descendant = Nodes(book, "descendants").EnumerateArray().ShouldHaveSingleItem();
        descendant.GetProperty("createdBy").GetString().ShouldBe(asset.User.Account);
        descendant.GetProperty("asset").GetProperty("id").GetString().ShouldBe(child.GetProperty("id").GetString());
    }

    private async Task CheckMoneyAsync(JsonElement book, Wallet tenant)
    {
        var day = book.GetProperty("revenue")[0];
        (day.GetProperty("leases").GetInt32(), day.GetProperty("leaseVolume").GetString()).ShouldBe((1, "2" + Near));
        const string Query = "query R($from: Date!, $to: Date!) { viewer { revenue(from: $from, to: $to) { leaseIncome spent fees } } }";
        var variables = new { from = Today.AddDays(-1), to = Today };
        var spent = (await tenant.Api.SendAsync(Query, variables, Ct)).GetProperty("viewer").GetProperty("revenue");
        spent.EnumerateArray().ShouldHaveSingleItem().GetProperty("spent").GetString().ShouldBe("2" + Near);
        var earned = (await asset.Creator.Api.SendAsync(Query, variables, Ct)).GetProperty("viewer").GetProperty("revenue")[0];
        (UInt128.Parse(earned.GetProperty("leaseIncome").GetString()!) + UInt128.Parse(earned.GetProperty("fees").GetString()!))
            .ShouldBe(UInt128.Parse("2" + Near));
    }

    private async Task CheckNodeAsync(JsonElement lease, Wallet tenant)
    {
        var node = await asset.Market.Door.AskAsync(
            "query N($id: ID!) { node(id: $id) { ... on Lease { lessee status } } }", new { id = lease.GetProperty("id").GetString() }, Ct);
        node.Field.GetProperty("lessee").GetString().ShouldBe(tenant.Account);
        var mine = await asset.Market.Door.AskAsync(
            "query L($id: AccountId!) { account(id: $id) { leases { nodes { id } } } }", new { id = tenant.Account }, Ct);
        Nodes(mine.Field, "leases")[0].GetProperty("id").GetString().ShouldBe(lease.GetProperty("id").GetString());
    }

    private Task<JsonElement> BookAsync(Func<JsonElement, bool> condition) => Eventually.SeesAsync(
        async () => (await asset.User.Api.SendAsync(Book, new { id = asset.Id, from = Today.AddDays(-1), to = Today }, Ct))
            .GetProperty("node"), condition, Ct);

    private static JsonElement Nodes(JsonElement parent, string list) => parent.GetProperty(list).GetProperty("nodes");
}
