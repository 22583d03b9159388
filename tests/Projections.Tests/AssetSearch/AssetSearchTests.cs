using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Collections;
using NeuraNft.Projections.AssetSearch;
using static NeuraNft.Domain.Assets.AssetEvent;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Projections.Tests.AssetSearch;

/// <summary>Three live assets in two collections, and one that was burnt.</summary>
public sealed class AssetSearchTests(ReadModels models) : IClassFixture<ReadModels>, IAsyncLifetime
{
    private static readonly CollectionId Digits = new(Contract, "2");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private AssetSearchQueries Search => new(models.Source);

    public async ValueTask InitializeAsync() => await models.BuildAsync(
        new TestLog()
            .OnChain(At(0), Alice, Created(),
                new CollectionEvent.CollectionCreated(Digits, Details with { Name = "Digits" }, Dave, Dave, At(0)))
            .OnChain(At(1), Alice, Asset("1:1", "lid176", "Tells 176 languages apart", "text-classification", "CC-BY-SA-3.0", "text"))
            .OnChain(At(2), Alice, Asset("1:2", "translator", "Maps languages to each other", "translation", "MIT", "text", "fast"))
            .OnChain(At(3), Dave, Asset("2:1", "mnist", "Reads handwritten digits", "image-classification", "MIT", "image", "fast") with
            {
                Collection = Digits, Owner = Dave, Kind = AssetKind.Dataset,
            })
            .OnChain(At(4), Alice, Asset("1:3", "gone", "Tells languages apart", "text-classification", "MIT", "text"))
            .OnChain(At(5), Alice, new AssetBurnt(new AssetId(Contract, "1:3"), Alice)).Events,
        1000, Ct);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("lid176", "1:1")]
    [InlineData("lid", "1:1")]
    [InlineData("LANGUAGE", "1:1 1:2")]
    [InlineData("languages apart", "1:1")]
    [InlineData("\"apart languages\"", "")]
    [InlineData("digits", "2:1")]
    [InlineData("dave.test.near", "2:1")]
    [InlineData("fast", "1:2 2:1")]
    [InlineData("dataset", "2:1")]
    [InlineData("languages -apart", "1:2")]
    [InlineData("digits or translator", "1:2 2:1")]
    [InlineData("nothing-like-it", "")]
    [InlineData("'; drop table asset_search; --", "")]
    [InlineData("(((& | ! <-> :*", "")]
    [InlineData("lid176\0", "1:1")]
    [InlineData(null, "1:1 1:2 2:1")]
    [InlineData("  ", "1:1 1:2 2:1")]
    public async Task Text_finds(string? text, string tokens) => (await FindAsync(text, AssetFilter.None)).ShouldBe(tokens);

    [Fact]
    public async Task Filters_narrow_down_and_combine()
    {
        (await FindAsync(null, new AssetFilter { Licenses = ["MIT"] })).ShouldBe("1:2 2:1");
        (await FindAsync(null, new AssetFilter { Kinds = [AssetKind.Dataset] })).ShouldBe("2:1");
        (await FindAsync(null, new AssetFilter { Tasks = ["translation"] })).ShouldBe("1:2");
        (await FindAsync(null, new AssetFilter { Tags = ["fast"] })).ShouldBe("1:2 2:1");
        (await FindAsync(null, new AssetFilter { Tags = ["fast", "text"] })).ShouldBe("1:2");
        (await FindAsync(null, new AssetFilter { Collections = [Digits] })).ShouldBe("2:1");
        (await FindAsync(null, new AssetFilter { Owner = Alice })).ShouldBe("1:1 1:2");
        (await FindAsync(null, new AssetFilter { Contract = "other.near" })).ShouldBe("");
        (await FindAsync("languages", new AssetFilter { Licenses = ["MIT"], Owner = Alice })).ShouldBe("1:2");
    }

    [Fact]
    public async Task Name_ranks_above_description()
    {
        var hits = (await Search.SearchAsync("translator or apart", AssetFilter.None, SearchOrder.BestFirst, null, 10, Ct)).Hits;
        hits.Select(h => h.Asset.Name).ShouldBe(["translator", "lid176"]);
        hits[0].Score!.Value.ShouldBeGreaterThan(hits[1].Score!.Value);
        (await Search.SearchAsync("digits", AssetFilter.None, SearchOrder.BestFirst, null, 10, Ct)).Hits
            .ShouldAllBe(h => h.Score > 0 && h.Score < 1);
    }

    [Fact]
    public async Task Renamed_collection_finds_its_assets_by_the_new_name()
    {
        var renamed = new TestLog()
            .OnChain(At(0), Alice, Created(), Asset("1:1", "lid176", "", "text-classification", "MIT"))
            .OnChain(At(9), Alice, new CollectionEvent.CollectionUpdated(Collection, Details with { Name = "Tongues" }, Alice)).Events;
        await models.BuildAsync(renamed, 1, Ct);
        (await FindAsync("tongues", AssetFilter.None)).ShouldBe("1:1");
        (await new CollectionQueries(models.Source).FindManyAsync([Collection], Ct))[Collection].Name.ShouldBe("Tongues");
    }

    [Fact]
    public async Task Asset_is_found_by_key_as_it_was_minted_burnt_ones_too()
    {
        var found = await new AssetQueries(models.Source).FindManyAsync(
            [new AssetId(Contract, "1:1"), new AssetId(Contract, "1:3"), new AssetId(Contract, "9:9"), new AssetId(Contract, "1:1")], Ct);
        found.Keys.Select(k => k.TokenId).Order().ShouldBe(["1:1", "1:3"]);
        found[new AssetId(Contract, "1:3")].Burnt.ShouldBeTrue();
        var asset = found[new AssetId(Contract, "1:1")];
        asset.Version.ShouldBe(Domain.Tests.Sample.Version);
        asset.Royalty.ShouldBe(TenPercent);
        asset.Tags.ShouldBe(new Tags("text"));
        asset.MintedAt.ShouldBe(At(1));
        (asset.Owner, asset.CollectionName, asset.StreamVersion).ShouldBe((Alice, "Languages", 1));
    }

    private async Task<string> FindAsync(string? text, AssetFilter filter) =>
        string.Join(' ', (await Search.SearchAsync(text, filter, SearchOrder.BestFirst, null, 10, Ct)).Hits
            .Select(h => h.Asset.TokenId).Order());

    private static AssetMinted Asset(string token, string name, string description, string task, string license, params string[] tags) =>
        Minted() with
        {
            Asset = new AssetId(Contract, token),
            Name = name,
            Metadata = new AssetMetadata(null, null, null, null, null, description, task, license, new Tags(tags)),
            MintedAt = At(1),
        };
}
