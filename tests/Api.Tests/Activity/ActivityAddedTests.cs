using NeuraNft.Api.Tests.Assets;

namespace NeuraNft.Api.Tests.Activity;

/// <summary>The market's life, and a right that ends before its holder's eyes.</summary>
public sealed class ActivityAddedTests(GrantedAsset granted) : IClassFixture<GrantedAsset>
{
    private const string Follow = "subscription Follow($after: Position) { activityAdded(after: $after) { kind position entityId } }";

    private const string Access = """
        query Access($id: ID!, $who: AccountId!) { node(id: $id) { ... on Asset { access(account: $who) { level denial } } } }
        """;

    private readonly MintedAsset asset = granted.Minted;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Owner_transfers_and_the_others_right_is_gone_at_the_position_that_is_told()
    {
        using var socket = await Socket.OpenAsync(asset.Market.Address, asset.User.Token, null, Ct);
        await socket.SubscribeAsync("1", Follow, new { after = await HeadAsync() }, Ct);
        var (receiver, _) = await asset.Market.AccountAsync(Ct);
        await asset.Creator.SignAndSubmitAsync(
            "prepareTransfer", new { assetId = asset.Id, receiver = receiver.Account.Value, publicKey = asset.Creator.Key }, Ct);
        var position = await ToldAsync(socket, "asset_transferred");
        var access = (await asset.Market.Door.From(position).AskAsync(Access, new { id = asset.Id, who = asset.User.Account }, Ct)).Field
            .GetProperty("access");
        access.GetProperty("level").GetString().ShouldBe("NONE");
        access.GetProperty("denial").GetString().ShouldBe("LAPSED");

        // Taken up again from there, nothing is told twice.
        using var later = await Socket.OpenAsync(asset.Market.Address, asset.User.Token, null, Ct);
        await later.SubscribeAsync("1", Follow, new { after = "0" }, Ct);
        var seen = new List<long>();
        while (seen.Count < 3)
            seen.Add(Position(await later.ReceiveAsync(Ct)));
        seen.ShouldBe(seen.Distinct().Order());
    }

    [Fact]
    public async Task Feed_is_narrowed_to_kinds_and_an_account_and_names_its_asset()
    {
        const string Lines = """
            query Lines($who: AccountId, $kinds: [String!]) {
              activity(account: $who, kinds: $kinds, first: 10) { nodes { kind asset { id name } collection { name } } }
            }
            """;
        var variables = new { who = asset.Creator.Account, kinds = new[] { "asset_minted" } };
        var line = (await asset.Market.Door.AskAsync(Lines, variables, Ct)).Field.GetProperty("nodes").EnumerateArray()
            .ShouldHaveSingleItem();
        line.GetProperty("kind").GetString().ShouldBe("asset_minted");
        line.GetProperty("asset").GetProperty("id").GetString().ShouldBe(asset.Id);
        line.GetProperty("collection").GetProperty("name").GetString().ShouldBe("Small models");

        using var socket = await Socket.OpenAsync(asset.Market.Address, asset.User.Token, null, Ct);
        await socket.SubscribeAsync(
            "1",
            """
            subscription Lines($who: AccountId, $kinds: [String!]) {
              activityAdded(account: $who, kinds: $kinds, after: "0") { kind position asset { id } }
            }
            """,
            new { who = asset.User.Account, kinds = new[] { "access_set" } }, Ct);
        (await socket.ReceiveAsync(Ct)).GetProperty("payload").GetProperty("data").GetProperty("activityAdded").GetProperty("asset")
            .GetProperty("id").GetString().ShouldBe(asset.Id);
    }

    [Fact]
    public async Task Visitor_is_told_what_the_public_list_shows_him()
    {
        using var socket = await Socket.OpenAsync(asset.Market.Address, null, null, Ct);
        await socket.SubscribeAsync("1", Follow, new { after = "0" }, Ct);
        var head = long.Parse(await HeadAsync(), System.Globalization.CultureInfo.InvariantCulture);
        var told = new List<long>();
        while (told.Count == 0 || told[^1] < head)
            told.Add(Position(await socket.ReceiveAsync(Ct)));
        var shown = new List<long>();
        for (string? after = null; ;)
        {
            var page = (await asset.Market.Door.AskAsync(
                """
                query Shown($after: String) {
                  activity(first: 50, after: $after) { nodes { position } pageInfo { hasNextPage endCursor } }
                }
                """,
                new { after }, Ct)).Field;
            shown.AddRange(page.GetProperty("nodes").EnumerateArray().Select(n => long.Parse(
                n.GetProperty("position").GetString()!, System.Globalization.CultureInfo.InvariantCulture)));
            if (!page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean())
                break;
            after = page.GetProperty("pageInfo").GetProperty("endCursor").GetString();
        }
        told.Where(p => p <= head).ShouldBe(shown.Where(p => p <= head).Order());
    }

    private async Task<string> HeadAsync() =>
        (await asset.Market.Door.AskAsync("{ activity(first: 1) { nodes { position } } }", new { }, Ct)).Field
            .GetProperty("nodes")[0].GetProperty("position").GetString()!;

    private async Task<string> ToldAsync(Socket socket, string kind)
    {
        while (true)
        {
            var message = await socket.ReceiveAsync(Ct);
            message.GetProperty("type").GetString().ShouldBe("next", message.ToString());
            var entry = message.GetProperty("payload").GetProperty("data").GetProperty("activityAdded");
            if (entry.GetProperty("kind").GetString() == kind
                && entry.GetProperty("entityId").GetString()!.EndsWith(asset.TokenId, StringComparison.Ordinal))
                return entry.GetProperty("position").GetString()!;
        }
    }

    private static long Position(System.Text.Json.JsonElement message) => long.Parse(
        message.GetProperty("payload").GetProperty("data").GetProperty("activityAdded").GetProperty("position").GetString()!,
        System.Globalization.CultureInfo.InvariantCulture);
}
