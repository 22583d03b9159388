using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Collections;
using NeuraNft.Projections.AssetSearch;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Projections.Tests.AssetSearch;

public sealed class SearchFacetTests(ReadModels models) : IClassFixture<ReadModels>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Facets_count_what_is_found()
    {
        await FillAsync(40);
        var counts = await CountsAsync("stall", AssetFilter.None);
        (await TextAsync(counts, SearchFacet.Kind)).ShouldBe("model 36, dataset 4");
        (await TextAsync(counts, SearchFacet.License)).ShouldBe("Apache-2.0 30, MIT 10");
        (await TextAsync(counts, SearchFacet.Task)).ShouldBe("some task 40");
        (await TextAsync(counts, SearchFacet.Collection)).ShouldBe($"{Contract}/1 40");
        (await counts.OfAsync(SearchFacet.Collection, Ct)).Buckets[0].Label.ShouldBe("Stall");
        (await TextAsync(counts, SearchFacet.BaseModel)).ShouldBe("bert 8");
        (await TextAsync(counts, SearchFacet.PriceBand)).ShouldBe("0 30, 3 6, 2 4");
        (await counts.TotalAsync(Ct)).ShouldBe((40, true));
        (await counts.OfAsync(SearchFacet.Kind, Ct)).IsExact.ShouldBeTrue();
    }

    [Fact]
    public async Task Facet_is_counted_without_its_own_filter_and_with_the_others()
    {
        await FillAsync(40);
        var counts = await CountsAsync(null, new AssetFilter { Kinds = [AssetKind.Dataset], Licenses = ["MIT"] });
        (await TextAsync(counts, SearchFacet.Kind)).ShouldBe("model 8, dataset 2");
        (await TextAsync(counts, SearchFacet.License)).ShouldBe("Apache-2.0 2, MIT 2");
        (await TextAsync(counts, SearchFacet.Task)).ShouldBe("some task 2");
        (await counts.TotalAsync(Ct)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Filter_by_each_facet_finds_as_many_as_it_counts()
    {
        await FillAsync(40);
        var filters = new Dictionary<AssetFilter, int>
        {
            [new AssetFilter { Kinds = [AssetKind.Dataset] }] = 4,
            [new AssetFilter { Kinds = [AssetKind.Dataset, AssetKind.Model] }] = 40,
            [new AssetFilter { Kinds = [] }] = 0,
            [new AssetFilter { Tasks = ["some task", "none"] }] = 40,
            [new AssetFilter { Collections = [new CollectionId(Contract, "1")] }] = 40,
            [new AssetFilter { Collections = [new CollectionId("x.near", "1")] }] = 0,
            [new AssetFilter { BaseModels = ["bert"] }] = 8,
            [new AssetFilter { PriceBands = [PriceBand.OneToTen, PriceBand.TenToHundred] }] = 10,
            [new AssetFilter { PriceBands = [PriceBand.NotForSale] }] = 30,
            [new AssetFilter { Tags = ["stall"], Owner = Alice, Contract = Contract }] = 40,
            [new AssetFilter { Owner = Bob }] = 0,
        };
        foreach (var (filter, count) in filters)
            foreach (var order in new[] { SearchOrder.NewestFirst, SearchOrder.BestFirst })
                (await new AssetSearchQueries(models.Source).SearchAsync("stall", filter, order, null, 50, Ct)).Hits.Count.ShouldBe(count);
    }

    [Fact]
    public async Task Many_hits_are_estimated_from_a_sample_whatever_is_popular()
    {
        await FillAsync(8_000);
        var counts = await CountsAsync("stall", AssetFilter.None);
        var total = await counts.TotalAsync(Ct);
        total.IsExact.ShouldBeFalse();
        ((double)total.Count).ShouldBe(8_000, 1_200);
        var kinds = await counts.OfAsync(SearchFacet.Kind, Ct);
        kinds.IsExact.ShouldBeFalse();
        ((double)kinds.Buckets.Single(b => b.Value == "dataset").Count).ShouldBe(800, 250);
        (await (await CountsAsync("stall", new AssetFilter { BaseModels = ["bert"] })).TotalAsync(Ct)).IsExact.ShouldBeFalse();
        (await (await CountsAsync("stall", new AssetFilter { Tags = ["none"] })).TotalAsync(Ct)).ShouldBe((0, true));
    }

    [Fact]
    public async Task Rights_are_those_that_the_viewer_holds_itself_and_nobody_without_login_has_any()
    {
        await models.BuildAsync(Market.Events(), 1000, Ct);
        (await (await CountsAsync(null, AssetFilter.None)).OfAsync(SearchFacet.Rights, Ct)).Buckets.ShouldBeEmpty();
        (await RightsAsync(Carol, At(35))).ShouldBe("AbsoluteOwnership 1");
        (await RightsAsync(Dave, At(35))).ShouldBe("Resale 1");
        (await RightsAsync(Dave, At(99))).ShouldBe("Resale 1", "a grant without expiry outlives what was leased");
        (await RightsAsync(Bob, At(35))).ShouldBe("");
        (await FindAsync(Carol, AccessLevel.AbsoluteOwnership)).ShouldBe(Asset.TokenId);
        (await FindAsync(Carol, AccessLevel.UseModel)).ShouldBe("");
        (await FindAsync(null, AccessLevel.UseModel)).ShouldBe("");
    }

    private async Task<string> RightsAsync(Account account, BlockTime now) =>
        await TextAsync(await CountsAsync(null, new AssetFilter { Viewer = new Viewer(account, now) }), SearchFacet.Rights);

    private async Task<string> FindAsync(Account? account, AccessLevel level)
    {
        var filter = new AssetFilter { Rights = [level], Viewer = account is null ? null : new Viewer(account, At(35)) };
        var found = await Task.WhenAll(new[] { SearchOrder.NewestFirst, new SearchOrder(SearchKey.Price, true) }.Select(
            o => new AssetSearchQueries(models.Source).SearchAsync(null, filter, o, null, 10, Ct)));
        found[0].Hits.Select(h => h.Asset.Id).ShouldBe(found[1].Hits.Select(h => h.Asset.Id));
        (await found[0].By.Counts(new SearchFacetQueries(models.Source)).TotalAsync(Ct)).Count.ShouldBe(found[0].Hits.Count);
        return string.Join(' ', found[0].Hits.Select(h => h.Asset.TokenId));
    }

    private async Task<SearchCounts> CountsAsync(string? text, AssetFilter filter) =>
        (await new AssetSearchQueries(models.Source).SearchAsync(text, filter, SearchOrder.BestFirst, null, 1, Ct))
            .By.Counts(new SearchFacetQueries(models.Source));

    private static async Task<string> TextAsync(SearchCounts counts, SearchFacet facet) =>
        string.Join(", ", (await counts.OfAsync(facet, Ct)).Buckets.Select(b => $"{b.Value} {b.Count}"));

    private async Task FillAsync(int count)
    {
        await models.EmptyAsync(Ct);
        await models.WriteAsync([.. Enumerable.Range(1, count).Select(Row)], Ct);
    }

    private static AssetRow Row(int number)
    {
        var row = Stall.Row(number, $"Stall {number}", number % 10 == 0 ? AssetKind.Dataset : AssetKind.Model)
            .Known(number % 96 == 0 ? 300 : 0)
            with { BaseModel = number % 5 == 0 ? "bert" : null };
        return number % 4 == 0 ? row.For(number / 2) with { Price = Yocto.Parse("500000000000000000000000") * number } : row;
    }
}
