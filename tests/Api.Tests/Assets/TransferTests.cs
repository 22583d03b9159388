using System.Text.Json;
using NeuraNft.Api.MainJob;
using NeuraNft.Api.Tests.Inferences;

namespace NeuraNft.Api.Tests.Assets;

public sealed class TransferTests(GrantedAsset granted) : IClassFixture<GrantedAsset>
{
    private const string History = """
        query History($id: ID!, $account: AccountId!) {
          node(id: $id) {
            ... on Asset { accessHistory(account: $account) { nodes { source level from until endedBy openedAt closedAt } } }
          }
        }
        """;

    private readonly MintedAsset asset = granted.Minted;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Transfer_ends_the_owners_and_the_grantees_rights_and_history_keeps_them()
    {
        using var buyer = await asset.Market.LoggedInAsync(Ct);
        var input = new { assetId = asset.Id, receiver = buyer.Account, publicKey = asset.Creator.Signer.PublicKey.ToString() };
        await asset.Creator.SignAndSubmitAsync("prepareTransfer", input, Ct);
        // Owner and rights are two projections: each is seen when it has got there.
        var seen = await asset.UntilAsync(
            a => a.GetProperty("owner").GetString() == buyer.Account
                && a.GetProperty("access").GetProperty("level").GetString() == "NONE",
            Ct);
        seen.GetProperty("access").GetProperty("denial").GetString().ShouldBe("LAPSED");

        var grant = await ClosedAsync(asset.User.Account);
        grant.GetProperty("source").GetString().ShouldBe("grant");
        grant.GetProperty("level").GetString().ShouldBe("USE_MODEL");
        grant.GetProperty("endedBy").GetString().ShouldBe("lapsed");
        grant.GetProperty("until").GetDateTimeOffset().ShouldBeGreaterThan(grant.GetProperty("from").GetDateTimeOffset());
        (await ClosedAsync(asset.Creator.Account)).GetProperty("endedBy").GetString().ShouldBe("transferred");
        var owning = (await HistoryAsync(buyer.Account)).ShouldHaveSingleItem();
        owning.GetProperty("source").GetString().ShouldBe("owner");
        owning.GetProperty("until").ValueKind.ShouldBe(JsonValueKind.Null);

        var refusal = Refusals.First(await asset.AskAsync(new { text = "Guten Tag" }, Ct)).ShouldNotBeNull();
        refusal.GetProperty("denial").GetString().ShouldBe("LAPSED");
    }

    private async Task<JsonElement> ClosedAsync(string account)
    {
        var own = (await HistoryAsync(account)).ShouldHaveSingleItem();
        own.GetProperty("closedAt").ValueKind.ShouldBe(JsonValueKind.String);
        return own;
    }

    /// <returns>The account's own intervals, once the view has seen the transfer; without everyone's default.</returns>
    private async Task<JsonElement[]> HistoryAsync(string account)
    {
        await Eventually.SeesAsync(
            () => NodesAsync(asset.User.Account),
            nodes => Own(nodes).Any(n => n.GetProperty("endedBy").ValueKind == JsonValueKind.String), Ct);
        return Own(await NodesAsync(account));
    }

    private async Task<JsonElement> NodesAsync(string account) =>
        (await asset.Market.Door.AskAsync(History, new { id = asset.Id, account }, Ct))
            .Field.GetProperty("accessHistory").GetProperty("nodes");

    private static JsonElement[] Own(JsonElement nodes) =>
        [.. nodes.EnumerateArray().Where(n => n.GetProperty("source").GetString() != "default")];
}
