using NeuraNft.Domain.Assets;
using NeuraNft.Projections.Provenance;
using NeuraNft.Projections.Rows;
using static NeuraNft.Domain.Assets.AssetEvent;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Projections.Tests.Provenance;

/// <summary>Tokens 1:1 to 1:20, each a replica of the one before; 1:21 and 1:22 of the first too.</summary>
public sealed class ProvenanceTests(ReadModels models) : IClassFixture<ReadModels>, IAsyncLifetime
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private LineageQueries Lineage => new(models.Source);

    public async ValueTask InitializeAsync()
    {
        var log = new TestLog().OnChain(At(1), Alice, Mint(1));
        foreach (var token in Enumerable.Range(2, 21))
            log.OnChain(At(2), Bob, Mint(token), new ReplicaCreated(Token(token), Token(token > 20 ? 1 : token - 1), Bob));
        await models.BuildAsync(log.Events, 7, Ct);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Ancestors_are_told_parent_first_up_to_sixteen_generations()
    {
        var lines = await Lineage.AncestorsAsync([Token(4), Token(20), Token(1)], Ct);
        lines[Token(4)].Select(r => (r.Generations, r.Ancestor)).ShouldBe([(1, "1:3"), (2, "1:2"), (3, "1:1")]);
        lines[Token(20)].Select(r => r.Ancestor).ShouldBe(Enumerable.Range(4, 16).Reverse().Select(n => $"1:{n}"));
        lines[Token(1)].ShouldBeEmpty();
    }

    [Fact]
    public async Task Descendants_come_nearest_first_by_page_and_within_so_many_generations()
    {
        var (seen, after, more) = (new List<string>(), (LineagePlace?)null, true);
        while (more)
        {
            var page = await Lineage.DescendantsAsync(Token(1), 3, after, 2, Ct);
            seen.AddRange(page.Items.Select(r => r.TokenId));
            (after, more) = (new LineagePlace(page.Items[^1].Generations, page.Items[^1].Position), page.HasMore);
        }
        seen.ShouldBe(["1:2", "1:21", "1:22", "1:3", "1:4"]);
        (await Lineage.DescendantsAsync(Token(1), LineageRow.MostGenerations, null, 50, Ct)).Items.Count.ShouldBe(18);
    }

    [Fact]
    public async Task Replicas_of_several_assets_are_one_query_newest_first()
    {
        PageKey<AssetId>[] keys = [new(Token(1), null, 2), new(Token(2), null, 2), new(Token(20), null, 2)];
        var pages = await Lineage.ReplicasAsync(keys, Ct);
        pages[keys[0]].Items.Select(r => r.TokenId).ShouldBe(["1:22", "1:21"]);
        pages[keys[0]].HasMore.ShouldBeTrue();
        pages[keys[1]].Items.Single().TokenId.ShouldBe("1:3");
        pages[keys[2]].Items.ShouldBeEmpty();
        var rest = new PageKey<AssetId>(Token(1), pages[keys[0]].Items[^1].Position, 2);
        (await Lineage.ReplicasAsync([rest], Ct))[rest].Items.Single().TokenId.ShouldBe("1:2");
    }

    [Fact]
    public async Task Every_version_stays_with_who_published_it_and_where()
    {
        var second = Domain.Tests.Sample.Version with { Number = 2, Cid = "bafkreinewer", PublishedAt = At(3) };
        await models.BuildAsync(
            new TestLog().OnChain(At(1), Alice, Minted()).OnChain(At(3), Carol, new VersionPublished(Asset, second, Carol)).Events, 1, Ct);
        var queries = new VersionQueries(models.Source);
        var key = new PageKey<AssetId>(Asset, null, 10);
        var rows = (await queries.ListAsync([key], Ct))[key].Items;
        rows.Select(r => (r.Number, r.Cid, r.PublishedBy, r.Position))
            .ShouldBe([(2, "bafkreinewer", Carol, 2L), (1, Content.Cid, Alice, 1L)]);
        (await queries.FindManyAsync([(Asset, 1), (Asset, 3)], Ct)).Keys.ShouldBe([(Asset, 1)]);
    }

    private static AssetId Token(int number) => new(Contract, $"1:{number}");

    private static AssetMinted Mint(int number) => Minted(withVersion: false) with { Asset = Token(number) };
}
