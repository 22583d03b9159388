namespace NeuraNft.Api.Tests.Assets;

public sealed class SearchTests(SearchableAssets assets) : IClassFixture<SearchableAssets>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Text_finds_names_by_whole_word_and_by_its_beginning()
    {
        (await NamesAsync("zebra", new { })).ShouldBe(["Zebra detector", "Zebra pictures"], ignoreOrder: true);
        (await NamesAsync("whal", new { })).ShouldBe(["Whale songs"]);
        (await NamesAsync("giraffe", new { })).ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_text_the_newest_comes_first() =>
        (await NamesAsync(null, new { })).ShouldBe(["Whale songs", "Zebra pictures", "Zebra detector"]);

    [Fact]
    public async Task Filters_narrow_down_together()
    {
        (await NamesAsync(null, new { kind = "DATASET" })).ShouldBe(["Whale songs", "Zebra pictures"]);
        (await NamesAsync(null, new { task = "object-detection" })).ShouldBe(["Zebra pictures", "Zebra detector"]);
        (await NamesAsync("zebra", new { kind = "DATASET", license = "CC-BY-4.0" })).ShouldBe(["Zebra pictures"]);
        (await NamesAsync(null, new { tags = new[] { "vision", "stripes" } })).ShouldBe(["Zebra detector"]);
        (await NamesAsync(null, new { owner = assets.Creator, kind = "MODEL" })).ShouldBe(["Zebra detector"]);
        (await NamesAsync(null, new { owner = "nobody.near" })).ShouldBeEmpty();
    }

    [Fact]
    public async Task Pages_follow_one_another_without_gap_or_repetition()
    {
        var names = new List<string>();
        for (string? after = null; ;)
        {
            var page = (await assets.SearchAsync(null, new { }, 1, after, Ct)).Field;
            names.AddRange(page.GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("name").GetString()!));
            if (!page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean())
                break;
            after = page.GetProperty("pageInfo").GetProperty("endCursor").GetString();
        }
        names.ShouldBe(["Whale songs", "Zebra pictures", "Zebra detector"]);
    }

    [Fact]
    [Trait("Abuse", "27")]
    public async Task Page_of_a_thousand_million_is_refused() =>
        (await assets.SearchAsync(null, new { }, 1_000_000_000, null, Ct)).ErrorCode.ShouldBe("PAGE_TOO_LARGE");

    [Theory]
    [Trait("Abuse", "28")]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("MQ==")]
    [InlineData("' or 1=1 --")]
    public async Task Forged_cursor_is_refused(string cursor) =>
        (await assets.SearchAsync(null, new { }, 1, cursor, Ct)).ErrorCode.ShouldBe("INVALID_CURSOR");

    [Theory]
    [InlineData("\u0000")]
    [InlineData("zebra\u0000")]
    [InlineData("& | ! ( ' :* \\")]
    [InlineData("\"open phrase")]
    public async Task Hostile_text_finds_or_finds_not_but_breaks_nothing(string text) =>
        (await assets.SearchAsync(text, new { }, 5, null, Ct)).Field.GetProperty("nodes").GetArrayLength().ShouldBeLessThanOrEqualTo(3);

    private async Task<string[]> NamesAsync(string? text, object where) =>
        [.. (await assets.SearchAsync(text, where, null, null, Ct)).Field.GetProperty("nodes").EnumerateArray()
            .Select(n => n.GetProperty("name").GetString()!)];
}
