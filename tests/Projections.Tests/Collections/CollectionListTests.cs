using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Collections;
using NeuraNft.Projections.Collections;
using NeuraNft.Projections.Rows;
using static NeuraNft.Domain.Collections.CollectionEvent;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Projections.Tests.Collections;

/// <summary>Collections 1 to 4, named "b", "a", "b", "c"; the last is dave's.</summary>
public sealed class CollectionListTests(ReadModels models) : IClassFixture<ReadModels>, IAsyncLifetime
{
    private static readonly CollectionFilter All = new(null, null, null);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private CollectionListQueries Queries => new(models.Source);

    public async ValueTask InitializeAsync() => await models.BuildAsync(
        new TestLog().OnChain(At(0), Alice, Made(1, "b"), Made(2, "a"), Made(3, "b"), Made(4, "c") with { Creator = Dave, Owner = Dave })
            .OnChain(At(1), Alice, Minted(), Minted() with { Asset = new AssetId(Contract, "1:8") },
                Minted() with { Asset = new AssetId(Contract, "2:1"), Collection = new CollectionId(Contract, "2") },
                new AssetEvent.AssetBurnt(Asset, Alice)).Events,
        3, Ct);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData(false, true, "4321")]
    [InlineData(false, false, "1234")]
    [InlineData(true, false, "2134")]
    [InlineData(true, true, "4312")]
    public async Task Order_holds_over_pages(bool byName, bool descending, string expected)
    {
        var (seen, after, more) = ("", (CollectionPlace?)null, true);
        while (more)
        {
            var page = await Queries.ListAsync(All, new CollectionOrder(byName, descending), after, 1, Ct);
            seen += page.Items.Single().CollectionId;
            (after, more) = (new CollectionPlace(page.Items[0].Name, page.Items[0].CreatedPosition), page.HasMore);
        }
        seen.ShouldBe(expected);
    }

    [Fact]
    public async Task Filters_narrow_down()
    {
        (await FindAsync(All with { Owner = Dave })).ShouldBe("4");
        (await FindAsync(All with { Creator = Alice })).ShouldBe("321");
        (await FindAsync(All with { Contract = "other.near" })).ShouldBe("");
    }

    [Fact]
    public async Task Assets_of_several_collections_are_one_query_without_burnt_ones()
    {
        PageKey<CollectionId>[] keys = [new(Collection, null, 5), new(new CollectionId(Contract, "2"), null, 5)];
        var pages = await Queries.AssetsAsync(keys, Ct);
        pages[keys[0]].Items.Select(a => a.TokenId).ShouldBe(["1:8"]);
        pages[keys[1]].Items.Select(a => a.TokenId).ShouldBe(["2:1"]);
    }

    private async Task<string> FindAsync(CollectionFilter filter) =>
        string.Concat((await Queries.ListAsync(filter, CollectionOrder.Newest, null, 10, Ct)).Items.Select(c => c.CollectionId));

    private static CollectionCreated Made(int number, string name) =>
        Created() with { Collection = new CollectionId(Contract, $"{number}"), Details = Details with { Name = name } };
}
