using System.Text.Json;
using NeuraNft.Api.MainJob;

namespace NeuraNft.Api.Tests.Assets;

public sealed class AccessRequestTests(MintedAsset asset) : IClassFixture<MintedAsset>
{
    private const string Open = """
        query Open($id: ID!) {
          node(id: $id) { ... on Asset { accessRequests { nodes { account level message requestedAt approved } } } }
        }
        """;

    private const string Mine = "{ viewer { accessRequests { nodes { approved answeredBy asset { id } } } } }";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Request_is_shown_and_its_approval_gives_the_right()
    {
        var (owner, user) = (asset.Creator, asset.User);
        var request = new { assetId = asset.Id, level = "USE_MODEL", message = "For my thesis", publicKey = user.Key };
        await user.SignAndSubmitAsync("prepareAccessRequest", request, Ct);
        var seen = (await Eventually.SeesAsync(OpenAsync, all => all.GetArrayLength() == 1, Ct))[0];
        seen.GetProperty("message").GetString().ShouldBe("For my thesis");
        seen.GetProperty("approved").ValueKind.ShouldBe(JsonValueKind.Null);

        var earlier = Answer("1");
        Refusals.First(await owner.PrepareAsync("prepareAccessAnswer", earlier, Ct)).ShouldNotBeNull()
            .GetProperty("code").GetString().ShouldBe("E_NO_SUCH_REQUEST");
        await owner.SignAndSubmitAsync("prepareAccessAnswer", Answer(seen.GetProperty("requestedAt").GetString()), Ct);
        await asset.UntilAsync(a => a.GetProperty("access").GetProperty("level").GetString() == "USE_MODEL", Ct);
        await Eventually.SeesAsync(OpenAsync, all => all.GetArrayLength() == 0, Ct);
        var mine = (await user.Api.SendAsync(Mine, new { }, Ct)).GetProperty("viewer").GetProperty("accessRequests")
            .GetProperty("nodes").EnumerateArray().ShouldHaveSingleItem();
        mine.GetProperty("approved").GetBoolean().ShouldBeTrue();
        mine.GetProperty("answeredBy").GetString().ShouldBe(owner.Account);

        object Answer(string? requestedAt) => new
        {
            assetId = asset.Id, account = user.Account, level = "USE_MODEL", requestedAt, approve = true, publicKey = owner.Key,
        };
    }

    [Fact]
    public async Task Many_grants_go_in_one_transaction()
    {
        using var friend = await asset.Market.WalletAsync(Ct);
        using var other = await asset.Market.WalletAsync(Ct);
        var grants = new[] { new { account = friend.Account, level = "RESALE" }, new { account = other.Account, level = "EDIT_DATA" } };
        await asset.Creator.SignAndSubmitAsync(
            "prepareSetAccessMany", new { assetId = asset.Id, grants, publicKey = asset.Creator.Key }, Ct);
        var variables = new { contract = asset.Market.Chain.Contract, token = asset.TokenId, account = other.Account };
        await Eventually.SeesAsync(
            async () => (await asset.Market.Door.AskAsync(Operations.Asset, variables, Ct)).Field.GetProperty("access"),
            a => a.GetProperty("level").GetString() == "EDIT_DATA", Ct);
    }

    [Theory]
    [InlineData("1969-12-31T23:59:59Z")]
    [InlineData("2600-01-01T00:00:00Z")]
    public async Task Time_that_the_chain_cannot_count_is_refused_by_name(string expiresAt)
    {
        var grant = new { assetId = asset.Id, account = asset.User.Account, level = "USE_MODEL", expiresAt, publicKey = asset.Creator.Key };
        (await Should.ThrowAsync<MainJobException>(asset.Creator.PrepareAsync("prepareSetAccess", grant, Ct)))
            .Message.ShouldContain("INVALID_TIME");
    }

    private async Task<JsonElement> OpenAsync() =>
        (await asset.Market.Door.AskAsync(Open, new { id = asset.Id }, Ct)).Field.GetProperty("accessRequests").GetProperty("nodes");
}
