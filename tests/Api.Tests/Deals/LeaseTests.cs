using System.Text.Json;
using NeuraNft.Api.MainJob;
using NeuraNft.Api.Tests.Assets;
using static NeuraNft.Api.Tests.Deals.Dealing;

namespace NeuraNft.Api.Tests.Deals;

/// <summary>A right that is paid for, used for a derivative, and passed on.</summary>
public sealed class LeaseTests(MintedAsset asset) : IClassFixture<MintedAsset>
{
    private const string Derived = """
        query Derived($contract: AccountId!, $collection: String) {
          assets(where: { contract: $contract, collectionId: $collection }) { nodes { name owner parent { id } } }
        }
        """;

    private const string Terms = """
        query Terms($id: ID!) { node(id: $id) { ... on Asset { leaseTerms { level pricePerPeriod periodSeconds maxPeriods } } } }
        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lease_gives_a_level_until_its_expiry_that_makes_a_replica_and_is_resold()
    {
        var tenant = asset.User;
        var terms = new
        {
            assetId = asset.Id, level = "CREATE_REPLICA", pricePerPeriod = "1" + Near, periodSeconds = 3_600, maxPeriods = 10,
            publicKey = asset.Creator.Key,
        };
        await asset.Creator.SignAndSubmitAsync("prepareLeaseTerms", terms, Ct);
        var shown = await Eventually.SeesAsync(
            async () => (await asset.Market.Door.AskAsync(Terms, new { id = asset.Id }, Ct)).Field.GetProperty("leaseTerms"),
            all => all.GetArrayLength() == 1, Ct);
        shown[0].GetProperty("periodSeconds").GetDouble().ShouldBe(3_600);

        (await CodeAsync(tenant, "prepareLease", Lease("1" + Near))).ShouldBe("E_PRICE_CHANGED");
        await tenant.SignAndSubmitAsync("prepareLease", Lease("2" + Near), Ct);
        var leased = (await asset.UntilAsync(a => Level(a) == "CREATE_REPLICA", Ct)).GetProperty("access");
        leased.GetProperty("source").GetString().ShouldBe("LEASE");
        leased.GetProperty("expiresAt").GetDateTimeOffset()
            .ShouldBe(TimeProvider.System.GetUtcNow().AddHours(2), TimeSpan.FromMinutes(10));

        await ReplicateAsync(tenant);

        using var heir = await asset.Market.LoggedInAsync(Ct);
        var resale = new { assetId = asset.Id, receiver = heir.Account, level = "RESALE", publicKey = tenant.Key };
        await tenant.SignAndSubmitAsync("prepareResale", resale, Ct);
        await asset.UntilAsync(a => Level(a) == "NONE", Ct);
        var variables = new { contract = asset.Market.Chain.Contract, token = asset.TokenId, account = heir.Account };
        var passed = (await asset.Market.Door.AskAsync(Operations.Asset, variables, Ct)).Field.GetProperty("access");
        passed.GetProperty("level").GetString().ShouldBe("RESALE");
        passed.GetProperty("source").GetString().ShouldBe("RESALE");
        passed.GetProperty("expiresAt").GetDateTimeOffset().ShouldBe(leased.GetProperty("expiresAt").GetDateTimeOffset());

        var release = new { assetId = asset.Id, account = heir.Account, origin = "RESALE", publicKey = heir.Key };
        await heir.OnceReadyAsync("prepareRevokeAccess", release, Ct);
        await Eventually.SeesAsync(
            async () => (await asset.Market.Door.AskAsync(Operations.Asset, variables, Ct)).Field.GetProperty("access"),
            access => access.GetProperty("level").GetString() == "NONE", Ct);

        object Lease(string price) =>
            new { assetId = asset.Id, level = "CREATE_REPLICA", periods = 2, expectedPrice = price, publicKey = tenant.Key };
    }

    private async Task ReplicateAsync(Wallet maker)
    {
        var collection = await asset.Market.CollectionAsync(maker, "Derived", Ct);
        var replica = new { parentId = asset.Id, collectionId = collection, name = "A child", publicKey = maker.Key };
        await maker.OnceReadyAsync("prepareReplica", replica, Ct);
        var variables = new { contract = asset.Market.Chain.Contract, collection };
        var nodes = await Eventually.SeesAsync(
            async () => (await asset.Market.Door.AskAsync(Derived, variables, Ct)).Field.GetProperty("nodes"),
            all => all.EnumerateArray().Any(n => n.GetProperty("parent").ValueKind == JsonValueKind.Object), Ct);
        var child = nodes.EnumerateArray().ShouldHaveSingleItem();
        child.GetProperty("owner").GetString().ShouldBe(maker.Account);
        child.GetProperty("parent").GetProperty("id").GetString().ShouldBe(asset.Id);
    }

    private static async Task<string?> CodeAsync(Wallet wallet, string field, object input) =>
        Refusals.First(await wallet.PrepareAsync(field, input, Ct)).ShouldNotBeNull().GetProperty("code").GetString();

    private static string? Level(JsonElement a) => a.GetProperty("access").GetProperty("level").GetString();
}
