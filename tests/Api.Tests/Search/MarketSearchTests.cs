using System.Text.Json;
using NeuraNft.Api.MainJob;
using NeuraNft.Api.Tests.Assets;
using NeuraNft.Api.Tests.Deals;

namespace NeuraNft.Api.Tests.Search;

/// <summary>What a marketplace's page asks: hits with their marks, facets, orders, and what the viewer may do.</summary>
public sealed class MarketSearchTests(SearchableAssets assets) : IClassFixture<SearchableAssets>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("zerba")]
    [InlineData("ZEBRA det")]
    [InlineData("zébra")]
    public async Task Typing_errors_beginnings_and_accents_are_forgiven_and_words_are_marked(string text)
    {
        const string Selection = "edges { score highlights { field fragments { text ranges { start length } } } node { name } }";
        var hit = (await AskAsync(assets.Door, Selection, text, new { kind = "MODEL" })).GetProperty("edges").EnumerateArray()
            .ShouldHaveSingleItem();
        hit.GetProperty("score").GetDouble().ShouldBeInRange(0.01, 0.99);
        var name = hit.GetProperty("highlights").EnumerateArray().Single(h => h.GetProperty("field").GetString() == "NAME");
        var fragment = name.GetProperty("fragments")[0];
        var range = fragment.GetProperty("ranges")[0];
        fragment.GetProperty("text").GetString()!.Substring(range.GetProperty("start").GetInt32(), range.GetProperty("length").GetInt32())
            .ShouldBe("Zebra");
    }

    [Theory]
    [InlineData("kind", "DATASET 2, MODEL 1")]
    [InlineData("task", "object-detection 2, audio-classification 1")]
    [InlineData("license", "CC-BY-4.0 2, MIT 1")]
    [InlineData("baseModel", "yolo 1")]
    public async Task Facet_counts_and_its_values_filter(string facet, string buckets)
    {
        var counted = await FacetAsync(assets.Door, facet, null, new { });
        counted.GetProperty("exact").GetBoolean().ShouldBeTrue();
        Text(counted).ShouldBe(buckets);
        foreach (var bucket in counted.GetProperty("buckets").EnumerateArray())
        {
            var where = new Dictionary<string, object?> { [facet] = new[] { bucket.GetProperty("value").GetString() } };
            (await TotalAsync(assets.Door, null, where)).ShouldBe(bucket.GetProperty("count").GetInt32());
        }
    }

    [Fact]
    public async Task Facet_is_counted_without_its_own_filter()
    {
        Text(await FacetAsync(assets.Door, "kind", "zebra", new { kind = "MODEL", license = "MIT" })).ShouldBe("MODEL 1");
        Text(await FacetAsync(assets.Door, "kind", "zebra", new { kind = "MODEL" })).ShouldBe("DATASET 1, MODEL 1");
        Text(await FacetAsync(assets.Door, "license", "zebra", new { kind = "MODEL" })).ShouldBe("MIT 1");
    }

    [Fact]
    public async Task Collection_facet_names_the_collection_and_filters()
    {
        var buckets = (await FacetAsync(assets.Door, "collection", null, new { })).GetProperty("buckets").EnumerateArray();
        var own = buckets.Single(b => b.GetProperty("value").GetString() == $"{assets.Contract}/{assets.Collection}");
        own.GetProperty("label").GetString().ShouldBe("Zoo");
        own.GetProperty("count").GetInt32().ShouldBe(3);
        (await TotalAsync(assets.Door, null, new { collection = own.GetProperty("value").GetString() })).ShouldBe(3);
    }

    [Fact]
    public async Task Rights_are_told_to_their_holder_alone()
    {
        Text(await FacetAsync(assets.Owner, "rights", null, new { })).ShouldBe("ABSOLUTE_OWNERSHIP 3");
        (await NamesAsync(assets.Owner, "zebra", new { rights = "ABSOLUTE_OWNERSHIP" }, null)).Length.ShouldBe(2);
        (await TotalAsync(assets.Owner, null, new { rights = new[] { "USE_MODEL" } })).ShouldBe(0);

        Text(await FacetAsync(assets.Door, "rights", null, new { })).ShouldBe("");
        (await assets.AskAsync(assets.Door, "nodes { name }", null, new { rights = "ABSOLUTE_OWNERSHIP" }, null, null, Ct)).ErrorCode
            .ShouldBe("AUTH_NOT_AUTHENTICATED");
        using var other = await assets.Market.LoggedInAsync(Ct);
        var door = assets.Door.With(other.Token!);
        Text(await FacetAsync(door, "rights", null, new { owner = assets.Creator })).ShouldBe("");
        (await TotalAsync(door, null, new { rights = "ABSOLUTE_OWNERSHIP" })).ShouldBe(0);
    }

    [Fact]
    public async Task Orders_list_as_they_say()
    {
        string[] newest = ["Whale songs", "Zebra pictures", "Zebra detector"];
        (await NamesAsync(assets.Door, null, new { }, new { mintedAt = "DESC" })).ShouldBe(newest);
        (await NamesAsync(assets.Door, null, new { }, new { mintedAt = "ASC" })).ShouldBe(newest.Reverse());
        (await NamesAsync(assets.Door, null, new { }, new { popularity = "DESC" })).Length.ShouldBe(3);
        (await NamesAsync(assets.Door, "zebra", new { }, new { relevance = "DESC" })).Length.ShouldBe(2);

        await assets.Creating.AdmitAsync(Ct);
        foreach (var (name, price) in new[] { ("Whale songs", "4"), ("Zebra detector", "20") })
        {
            var listing = new { assetId = await assets.IdAsync(name, Ct), price = price + Dealing.Near, publicKey = assets.Creating.Key };
            await assets.Creating.OnceReadyAsync("prepareListing", listing, Ct);
        }
        await Eventually.SeesAsync(
            () => FacetAsync(assets.Door, "priceBand", null, new { }),
            f => Text(f) == "NOT_FOR_SALE 1, ONE_TO_TEN 1, TEN_TO_HUNDRED 1", Ct);
        (await NamesAsync(assets.Door, null, new { }, new { price = "ASC" })).ShouldBe(["Whale songs", "Zebra detector", "Zebra pictures"]);
        (await NamesAsync(assets.Door, null, new { }, new { price = "DESC" }))
            .ShouldBe(["Zebra detector", "Whale songs", "Zebra pictures"]);
        (await NamesAsync(assets.Door, null, new { priceBand = "ONE_TO_TEN" }, null)).ShouldBe(["Whale songs"]);
        (await AskAsync(assets.Door, "nodes { price }", "whale", new { })).GetProperty("nodes")[0].GetProperty("price").GetString()
            .ShouldBe("4" + Dealing.Near);
    }

    [Fact]
    public async Task Two_orders_at_once_are_no_order() => (await assets.AskAsync(
        assets.Door, "nodes { name }", null, new { }, new { price = "ASC", mintedAt = "ASC" }, null, Ct)).ErrorCode.ShouldNotBeNull();

    [Fact]
    public async Task Text_and_filters_are_bounded()
    {
        (await CodeAsync(new string('z', 201), new { })).ShouldBe("TEXT_TOO_LONG");
        (await CodeAsync(new string('z', 200), new { })).ShouldBeNull();
        (await CodeAsync(null, new { task = Enumerable.Range(0, 21).Select(i => $"t{i}") })).ShouldBe("FILTER_TOO_LARGE");
        (await CodeAsync(null, new { license = new string('l', 257) })).ShouldBe("FILTER_TOO_LARGE");
        (await CodeAsync(null, new { license = "\u0000", task = "\uD800" })).ShouldBeNull();
        (await CodeAsync(string.Concat(Enumerable.Repeat("a b ", 50)), new { })).ShouldBeNull();
    }

    [Fact]
    [Trait("Abuse", "28")]
    public async Task Cursor_of_another_search_is_refused()
    {
        var end = (await AskAsync(assets.Door, "pageInfo { endCursor }", "zebra", new { })).GetProperty("pageInfo").GetProperty("endCursor")
            .GetString();
        (await assets.AskAsync(assets.Door, "nodes { name }", "zebra", new { }, null, end, Ct)).ErrorCode.ShouldBeNull();
        (await assets.AskAsync(assets.Door, "nodes { name }", "whale", new { }, null, end, Ct)).ErrorCode.ShouldBe("INVALID_CURSOR");
        (await assets.AskAsync(assets.Door, "nodes { name }", "zebra", new { kind = "MODEL" }, null, end, Ct)).ErrorCode
            .ShouldBe("INVALID_CURSOR");
        (await assets.AskAsync(assets.Door, "nodes { name }", "zebra", new { }, new { price = "ASC" }, end, Ct)).ErrorCode
            .ShouldBe("INVALID_CURSOR");
    }

    private async Task<string?> CodeAsync(string? text, object where) =>
        (await assets.AskAsync(assets.Door, "nodes { name }", text, where, null, null, Ct)).ErrorCode;

    private async Task<JsonElement> AskAsync(Door door, string selection, string? text, object where) =>
        (await assets.AskAsync(door, selection, text, where, null, null, Ct)).Field;

    private async Task<string[]> NamesAsync(Door door, string? text, object where, object? order) =>
        [.. (await assets.AskAsync(door, "nodes { name }", text, where, order, null, Ct)).Field.GetProperty("nodes").EnumerateArray()
            .Select(n => n.GetProperty("name").GetString()!)];

    private async Task<int> TotalAsync(Door door, string? text, object where)
    {
        var total = (await AskAsync(door, "totalCount { count exact }", text, where)).GetProperty("totalCount");
        total.GetProperty("exact").GetBoolean().ShouldBeTrue();
        return total.GetProperty("count").GetInt32();
    }

    private async Task<JsonElement> FacetAsync(Door door, string facet, string? text, object where) =>
        (await AskAsync(door, $"facets {{ {facet} {{ exact buckets {{ value label count }} }} }}", text, where))
            .GetProperty("facets").GetProperty(facet);

    private static string Text(JsonElement facet) => string.Join(
        ", ", facet.GetProperty("buckets").EnumerateArray().Select(b => $"{b.GetProperty("value").GetString()} {b.GetProperty("count")}"));
}
