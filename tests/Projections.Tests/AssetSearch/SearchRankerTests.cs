using NeuraNft.Projections.AssetSearch;

namespace NeuraNft.Projections.Tests.AssetSearch;

public sealed class SearchRankerTests(ReadModels models) : IClassFixture<ReadModels>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Ranker_orders_its_candidates_and_pages_fit_together(bool ascending)
    {
        await models.EmptyAsync(Ct);
        await models.WriteAsync([.. Enumerable.Range(1, 30).Select(i => Stall.Row(i, i > 20 ? "Stall" : $"Stall of {i}"))], Ct);
        var (search, order, names) = (new AssetSearchQueries(models.Source, new ByNumber()),
            new SearchOrder(SearchKey.Relevance, ascending),
            new List<long>());
        for (SearchCursor? after = null; ;)
        {
            var page = await search.SearchAsync("stall", AssetFilter.None, order, after, 3, Ct);
            names.AddRange(page.Hits.Select(h => h.Asset.MintedPosition));
            if (!page.HasMore)
                break;
            after = page.Hits[^1].Cursor;
        }

        names.Count.ShouldBe(10, "its candidates");
        names.Select(n => n % 7).ShouldBe(ascending ? names.Select(n => n % 7).Order() : names.Select(n => n % 7).OrderDescending());
        names.ShouldBeUnique();
    }

    private sealed class ByNumber : ISearchRanker
    {
        public int Candidates => 10;

        public Task<IReadOnlyList<float>> ScoreAsync(string text, IReadOnlyList<AssetRow> assets, CancellationToken ct) =>
            Task.FromResult<IReadOnlyList<float>>([.. assets.Select(a => (float)(a.MintedPosition % 7))]);
    }
}
