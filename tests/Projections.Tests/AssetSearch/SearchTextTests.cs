using Neura.EventStore;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.AssetSearch;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Projections.Tests.AssetSearch;

/// <summary>What people type: beginnings of words, accents, errors, and what they do not mean.</summary>
public sealed class SearchTextTests(ReadModels models) : IClassFixture<ReadModels>, IAsyncLifetime
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private AssetSearchQueries Search => new(models.Source);

    public async ValueTask InitializeAsync() => await models.BuildAsync(Log(), 1000, Ct);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("zebra", "1:1 1:2")]
    [InlineData("zeb", "1:1 1:2")]
    [InlineData("ze", "1:1 1:2")]
    [InlineData("z", "")]
    [InlineData("zerba", "1:1 1:2")]
    [InlineData("zebar", "1:1 1:2")]
    [InlineData("sebra", "1:1 1:2")]
    [InlineData("zerba detecter", "1:1")]
    [InlineData("striped detec", "1:1")]
    [InlineData("the zebra", "1:1 1:2")]
    [InlineData("detecting zebras", "1:1")]
    [InlineData("cafe", "1:3")]
    [InlineData("CAFÉ", "1:3")]
    [InlineData("caf", "1:3")]
    [InlineData("cafè", "1:3")]
    [InlineData("v1.5", "1:3")]
    [InlineData("object-detection", "1:1")]
    [InlineData("detection", "1:1")]
    [InlineData("zebra -detector", "1:2")]
    [InlineData("\"zebra pictures\"", "1:2")]
    [InlineData("\"pictures zebra\"", "")]
    [InlineData("zerba -detector", "")]
    [InlineData("zebra -\"detector zebra\"", "1:1 1:2")]
    [InlineData("zebra -\"zebra detector\"", "1:2")]
    [InlineData("giraffe or cafe", "1:3")]
    [InlineData("zebra giraffe", "")]
    [InlineData("日本語", "1:4")]
    [InlineData("日本", "1:4")]
    [InlineData("\0\u0001\uD800", "1:1 1:2 1:3 1:4")]
    [InlineData("' or 1=1 --", "1:1")]
    [InlineData("k model", "")]
    [InlineData("'r 3'", "")]
    [InlineData("\\", "")]
    [InlineData("zebra\\", "1:1 1:2")]
    [InlineData("- - - \"\" or", "")]
    public async Task Text_finds(string text, string tokens) => (await FindAsync(text)).ShouldBe(tokens);

    [Fact]
    public async Task What_was_typed_stands_before_what_begins_like_it()
    {
        await models.WriteAsync([Stall.Row(100, "lidar"), Stall.Row(101, "lid"), Stall.Row(102, "lidar lid")], Ct);
        await WordsAsync("lid", "lidar");
        (await Search.SearchAsync("lid", AssetFilter.None, SearchOrder.BestFirst, null, 10, Ct)).Hits.Select(h => h.Asset.Name)
            .ShouldBe(["lidar lid", "lid", "lidar"]);
    }

    [Fact]
    public async Task Later_pages_ask_for_the_words_of_the_first()
    {
        var first = await Search.SearchAsync("zeb", AssetFilter.None, SearchOrder.BestFirst, null, 1, Ct);
        await models.WriteAsync([Stall.Row(100, "zebu"), Stall.Row(101, "zebu zebu")], Ct);
        await WordsAsync("zebu");
        var second = await Search.SearchAsync("zeb", AssetFilter.None, SearchOrder.BestFirst, first.Hits[0].Cursor, 5, Ct);
        second.Hits.ShouldHaveSingleItem().Asset.Name.ShouldStartWith("Zebra");
        (await FindAsync("zeb")).ShouldContain("1:100");
    }

    [Fact]
    public async Task Words_are_marked_where_they_stand()
    {
        var found = await Search.SearchAsync("zerba detec", AssetFilter.None, SearchOrder.BestFirst, null, 5, Ct);
        var asset = found.Hits.ShouldHaveSingleItem().Asset.Id;
        var marked = (await new SearchHighlights(models.Source).OfAsync(found.By, [asset], Ct))[asset].ToDictionary(h => h.Field);
        Marked(marked[SearchField.Name]).ShouldBe(["Zebra", "detector"]);
        Marked(marked[SearchField.Description]).ShouldContain("zebras");
        marked[SearchField.Description].Fragments.ShouldAllBe(f => !f.Text.Contains('\uE000'));
        marked[SearchField.Description].Fragments[0].Text.ShouldContain("<img src=x onerror=alert");
        marked.ShouldNotContainKey(SearchField.BaseModel);
    }

    private static IEnumerable<string> Marked(SearchHighlight field) =>
        field.Fragments.SelectMany(f => f.Ranges.Select(r => f.Text.Substring(r.Start, r.Length)));

    private async Task<string> FindAsync(string text) => string.Join(
        ' ',
        (await Search.SearchAsync(text, AssetFilter.None, SearchOrder.BestFirst, null, 10, Ct)).Hits.Select(h => h.Asset.TokenId).Order());

    private async Task WordsAsync(params string[] words)
    {
        await using var command = models.Source.CreateCommand(
            "insert into search_word select unnest($1::text[]), 2 on conflict do nothing");
        command.Parameters.Add(new() { Value = words });
        await command.ExecuteNonQueryAsync(Ct);
    }

    private static IReadOnlyList<IEvent> Log() => new TestLog()
        .OnChain(At(0), Alice, Created())
        .OnChain(
            At(1), Alice,
            Named("1:1", "Zebra detector", "Finds \uE000 striped \uE001 zebras <img src=x onerror=alert(1)>", "object-detection"),
            Named("1:2", "Zebra pictures", "Many of them", null), Named("1:3", "Café v1.5", "Tells espresso apart", null),
            Named("1:4", "日本語 モデル", null, null)).Events;

    private static AssetEvent.AssetMinted Named(string token, string name, string? description, string? task) => Minted() with
    {
        Asset = new AssetId(Contract, token),
        Name = name,
        Metadata = new AssetMetadata(null, null, null, null, null, description, task, null, Tags.None),
    };
}
