using System.Text.Json;
using NeuraNft.Api.Tests.Assets;

namespace NeuraNft.Api.Tests.Activity;

public sealed class ActivityTests(GrantedAsset granted) : IClassFixture<GrantedAsset>
{
    private const string OfAccount = """
        query OfAccount($account: AccountId, $first: Int, $after: String) {
          activity(account: $account, first: $first, after: $after) {
            nodes { kind position } pageInfo { hasNextPage hasPreviousPage endCursor }
          }
        }
        """;

    private readonly MintedAsset asset = granted.Minted;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_by_cursor_give_what_one_page_gives()
    {
        var whole = await Eventually.SeesAsync(
            async () => (await AskAsync(asset.Creator.Account, 50, null)).Field, p => Kinds(p).Contains("access_set"), Ct);
        Kinds(whole).ShouldBe(["access_set", "asset_minted", "collection_created"]);
        var pieces = new List<string>();
        var after = (string?)null;
        for (var more = true; more;)
        {
            var page = (await AskAsync(asset.Creator.Account, 1, after)).Field;
            pieces.AddRange(Kinds(page));
            var info = page.GetProperty("pageInfo");
            info.GetProperty("hasPreviousPage").GetBoolean().ShouldBe(after is not null);
            (more, after) = (info.GetProperty("hasNextPage").GetBoolean(), info.GetProperty("endCursor").GetString());
        }
        pieces.ShouldBe(Kinds(whole));
    }

    [Fact]
    public async Task Sessions_show_to_their_own_account_alone()
    {
        var own = await Eventually.SeesAsync(
            () => asset.User.Api.SendAsync(OfAccount, new { account = asset.User.Account, first = 50 }, Ct),
            d => Kinds(d.GetProperty("activity")).Contains("session_opened"), Ct);
        Kinds(own.GetProperty("activity")).ShouldContain("access_set");
        Kinds((await AskAsync(asset.User.Account, 50, null)).Field).ShouldBe(["access_set"]);
        var others = await asset.Creator.Api.SendAsync(OfAccount, new { account = asset.User.Account, first = 50 }, Ct);
        Kinds(others.GetProperty("activity")).ShouldNotContain("session_opened");
    }

    [Fact]
    [Trait("Abuse", "27")]
    public async Task Page_of_a_thousand_million_is_refused() =>
        (await AskAsync(null, 1_000_000_000, null)).ErrorCode.ShouldBe("PAGE_TOO_LARGE");

    [Fact]
    [Trait("Abuse", "28")]
    public async Task Cursor_of_another_list_or_with_a_changed_letter_is_refused()
    {
        const string search = "{ assets(first: 1) { pageInfo { endCursor } } }";
        var foreign = Cursor((await asset.Market.Door.AskAsync(search, new { }, Ct)).Field);
        (await AskAsync(null, 1, foreign)).ErrorCode.ShouldBe("INVALID_CURSOR");
        var own = Cursor((await AskAsync(null, 1, null)).Field);
        (await AskAsync(null, 1, own)).ErrorCode.ShouldBeNull();
        (await AskAsync(null, 1, (own[0] == 'A' ? 'B' : 'A') + own[1..])).ErrorCode.ShouldBe("INVALID_CURSOR");
    }

    private Task<Answer> AskAsync(string? account, int first, string? after) =>
        asset.Market.Door.AskAsync(OfAccount, new { account, first, after }, Ct);

    private static string Cursor(JsonElement page) => page.GetProperty("pageInfo").GetProperty("endCursor").GetString()!;

    private static string[] Kinds(JsonElement page) =>
        [.. page.GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("kind").GetString()!)];
}
