using NeuraNft.Domain.Assets;
using NeuraNft.Projections.AssetSearch;

namespace NeuraNft.Projections.Tests.AssetSearch;

public sealed class SearchRankerTests(ReadModels models) : IClassFixture<ReadModels>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Pages_of_a_fused_search_fit_together_whatever_is_minted_between(bool ascending)
    {
        await StallsAsync();
        var search = new AssetSearchQueries(models.Source, new Knows([.. Range(35, 20)]));
        var order = new SearchOrder(SearchKey.Relevance, ascending);
        var (found, scores) = (new List<long>(), new List<float>());
        for (SearchCursor? after = null; ;)
        {
            var page = await search.SearchAsync("stall", AssetFilter.None, order, after, 3, Ct);
            found.AddRange(page.Hits.Select(h => h.Asset.MintedPosition));
            scores.AddRange(page.Hits.Select(h => h.Score!.Value));
            if (!page.HasMore)
                break;
            after = page.End;
            await models.WriteAsync([Stall.Row(1000 + found.Count, "Stall stall")], Ct);
        }

        found.Count.ShouldBe(10, "its candidates");
        found.ShouldBeUnique();
        scores.ShouldBe(ascending ? scores.Order() : scores.OrderDescending());
        found.ShouldContain(35L, "the nearest, which has none of the words");
    }

    [Fact]
    public async Task What_only_the_ranker_knows_is_found_where_no_word_is_known()
    {
        await StallsAsync();
        var found = await SearchAsync("gibberish", [37, 36]);
        found.Hits.Select(h => h.Asset.MintedPosition).ShouldBe([37, 36]);
        found.HasMore.ShouldBeFalse();
    }

    [Fact]
    public async Task Filter_holds_for_what_the_ranker_knows()
    {
        await StallsAsync();
        var found = await SearchAsync("gibberish", [37, 36, 40], AssetFilter.None with { Licenses = ["MIT"] });
        found.Hits.Select(h => h.Asset.MintedPosition).ShouldBe([36, 40]);
    }

    [Fact]
    public async Task Who_says_exactly_what_is_meant_is_given_that_alone()
    {
        await StallsAsync();
        (await SearchAsync("\"gibberish\"", [37])).Hits.ShouldBeEmpty();
    }

    private Task<FoundAssets> SearchAsync(string text, long[] near, AssetFilter? filter = null) =>
        new AssetSearchQueries(models.Source, new Knows(near)).SearchAsync(
            text, filter ?? AssetFilter.None, SearchOrder.BestFirst, null, 10, Ct);

    /// <summary>1 to 30 are found by the word, the others are not.</summary>
    private async Task StallsAsync()
    {
        await models.EmptyAsync(Ct);
        await models.WriteAsync(
            [
                .. Enumerable.Range(1, 40).Select(i => i <= 30
                    ? Stall.Row(i, "Stall")
                    : Stall.Row(i, "Booth") with { CollectionName = "Booths", Tags = new Tags("booth") }),
            ],
            Ct);
    }

    private static IEnumerable<long> Range(int from, int count) => Enumerable.Range(from, count).Select(i => (long)i);

    private sealed class Knows(long[] near) : ISearchRanker
    {
        public int Candidates => 10;

        public Task<IReadOnlyList<AssetId>> NearestAsync(string text, CancellationToken ct) =>
            Task.FromResult<IReadOnlyList<AssetId>>([.. near.Select(n => Stall.Row((int)n, "").Id)]);
    }
}
