using NeuraNft.Domain.Assets;
using NeuraNft.Projections.AssetSearch;

namespace NeuraNft.Projections.Tests.AssetSearch;

/// <summary>Every order lists every hit once, page by page, also while others write.</summary>
public sealed class SearchOrderTests(ReadModels models) : IClassFixture<ReadModels>
{
    private const int Many = 2_000;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static MatrixTheoryData<SearchKey, bool> Orders => new(Enum.GetValues<SearchKey>(), [true, false]);

    private AssetSearchQueries Search => new(models.Source);

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Pages_by_cursor_give_each_hit_once_in_order(SearchKey key, bool ascending)
    {
        await FillAsync();
        var order = new SearchOrder(key, ascending);
        foreach (var (text, filter, count) in new (string?, AssetFilter, int)[]
        {
            ("stall", new AssetFilter { Licenses = ["MIT"] }, Many / 4), ("rare", AssetFilter.None, Many / 50),
            ("rar", AssetFilter.None, Many / 50),
            (null, new AssetFilter { Kinds = [AssetKind.Dataset] }, Many / 10), ("\"rare thing\"", AssetFilter.None, Many / 50),
        })
        {
            var all = await AllAsync(text, filter, order, 97, null);
            all.Select(h => h.Asset.Id).ShouldBeUnique();
            all.Count.ShouldBe(count, $"{text} by {key}");
            var keys = all.Select(h => Key(h, key, ascending, text)).ToList();
            keys.ShouldBe(ascending ? keys.Order() : keys.OrderDescending());
        }
    }

    [Theory]
    [InlineData(SearchKey.MintedAt, true)]
    [InlineData(SearchKey.MintedAt, false)]
    [InlineData(SearchKey.Price, true)]
    [InlineData(SearchKey.Price, false)]
    [InlineData(SearchKey.Popularity, false)]
    public async Task What_stands_at_the_far_end_is_read_a_stretch_at_a_time(SearchKey key, bool ascending)
    {
        await FillAsync();
        // 900 stand behind all others, in whichever order: more than may be sorted, and out of reach of a walk.
        await models.WriteAsync(
            [
                .. Enumerable.Range(Many + 1, 900).Select(n => Stall.Row(n, "Far away") with
                {
                    License = "far", MintedPosition = ascending ? n : -n,
                }),
            ],
            Ct);
        var (order, search) = (new SearchOrder(key, ascending), new AssetSearchQueries(models.Source, mostRead: 700));
        var (filter, seen, after, pages) = (new AssetFilter { Licenses = ["far"] }, new List<SearchHit>(), (SearchCursor?)null, 0);
        do
        {
            var page = await search.SearchAsync(null, filter, order, after, 400, Ct);
            seen.AddRange(page.Hits);
            after = page.HasMore ? page.End ?? page.Hits[^1].Cursor : null;
        } while (after is not null && ++pages < 20);
        seen.Select(h => h.Asset.Id).ShouldBeUnique();
        seen.Count.ShouldBe(900);
        var keys = seen.Select(h => Key(h, key, ascending, null)).ToList();
        keys.ShouldBe(ascending ? keys.Order() : keys.OrderDescending());
    }

    [Theory]
    [InlineData(PriceBand.NotForSale)]
    [InlineData(PriceBand.TenToHundred)]
    public async Task Price_band_is_a_stretch_of_the_order_by_price(PriceBand band)
    {
        await FillAsync();
        var filter = new AssetFilter { PriceBands = [band] };
        var all = await AllAsync(null, filter, SearchOrder.NewestFirst, 500, null);
        all.ShouldNotBeEmpty();
        foreach (var ascending in new[] { true, false })
            (await AllAsync(null, filter, new SearchOrder(SearchKey.Price, ascending), 500, null)).Count.ShouldBe(all.Count);
    }

    [Fact]
    public async Task Order_beyond_relevance_lists_all_and_relevance_the_window_with_what_is_popular()
    {
        await FillAsync();
        (await AllAsync("stall", AssetFilter.None, SearchOrder.NewestFirst, 500, null)).Count.ShouldBe(Many);
        var best = await AllAsync("stall", AssetFilter.None, SearchOrder.BestFirst, 100, null);
        best.Count.ShouldBeInRange(300, SearchSql.MostInWindow);
        best.Count(h => h.Asset.Popularity > 1_000).ShouldBe(Many / 150, "all that are that popular");
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Hits_that_nobody_changes_come_once_while_others_are_written(SearchKey key, bool ascending)
    {
        await FillAsync();
        var order = new SearchOrder(key, ascending);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var seed = Random.Shared.Next();
        var writing = WriteOnAsync(new Random(seed), stop.Token);
        var seen = await AllAsync("stall", AssetFilter.None, order, 61, () => Task.Delay(2, Ct));
        await stop.CancelAsync();
        await writing;

        var calm = seen.Where(h => IsCalm(h.Asset)).ToList();
        calm.Select(h => h.Asset.Id).ShouldBeUnique($"seed {seed}");
        var floor = seen.Max(h => h.Cursor.LowestTier);
        var expected = Enumerable.Range(1, Many).Select(Row).Where(r => IsCalm(r) && (key != SearchKey.Relevance || r.Tier >= floor));
        calm.Select(h => h.Asset.TokenId).Order().ShouldBe(expected.Select(r => r.TokenId).Order(), $"seed {seed}");
    }

    // Rows of odd number are renamed, priced, used and burnt, and new ones come, as long as the test reads.
    private async Task WriteOnAsync(Random random, CancellationToken stop)
    {
        for (var next = Many + 1; !stop.IsCancellationRequested; next += 5)
        {
            var old = Enumerable.Range(0, 20).Select(_ => (random.Next(Many / 2) * 2) + 1).Distinct().Select(n => Row(n)
                .For(random.Next(100)).Known(random.Next(100_000)) with { Name = $"stall {random.Next(9)}", Burnt = random.Next(9) == 0 });
            await models.WriteAsync([.. old, .. Enumerable.Range(next, 5).Select(n => Row(n) with { TokenId = $"2:{(n * 2) + 1}" })], Ct);
        }
    }

    private static bool IsCalm(AssetRow row) => row.TokenId.StartsWith("1:", StringComparison.Ordinal) && (row.TokenId[^1] - '0') % 2 == 0;

    private async Task<List<SearchHit>> AllAsync(string? text, AssetFilter filter, SearchOrder order, int size, Func<Task>? between)
    {
        var (seen, more) = (new List<SearchHit>(), true);
        while (more)
        {
            var page = await Search.SearchAsync(text, filter, order, seen.LastOrDefault()?.Cursor, size, Ct);
            seen.AddRange(page.Hits);
            more = page.HasMore;
            if (between is not null)
                await between();
        }
        return seen;
    }

    private static (decimal, long) Key(SearchHit hit, SearchKey key, bool ascending, string? text) => (key switch
    {
        SearchKey.Relevance when text is not null => (decimal)hit.Score!.Value,
        SearchKey.MintedAt => 0,
        SearchKey.Price => hit.Asset.Price is { } price ? (decimal)price.Amount : ascending ? decimal.MaxValue : -1,
        _ => hit.Asset.Popularity,
    }, hit.Asset.MintedPosition);

    private static AssetRow Row(int number)
    {
        var name = number % 50 == 0 ? $"Stall rare thing {number % 7}" : $"Stall {number % 11} of many";
        var row = Stall.Row(number, name, number % 10 == 0 ? AssetKind.Dataset : AssetKind.Model)
            .Known(number % 150 == 0 ? 2_000 : number % 3);
        return number % 3 == 0 ? row.For(number % 40) : row;
    }

    private async Task FillAsync()
    {
        await models.EmptyAsync(Ct);
        await models.WriteAsync([.. Enumerable.Range(1, Many).Select(Row)], Ct);
        await using var words = models.Source.CreateCommand($"insert into search_word values ('stall', {Many}), ('rare', {Many / 50})");
        await words.ExecuteNonQueryAsync(Ct);
    }
}
