using NeuraNft.Domain.Assets;
using NeuraNft.Projections.Rows;
using Npgsql;

namespace NeuraNft.Projections.AssetSearch;

/// <summary>How many hits a search has, and of which kinds. Each facet is counted as if it were not filtered by itself.</summary>
public sealed class SearchFacetQueries(NpgsqlDataSource source)
{
    private const int MostBuckets = 20;

    // An asset is in the sample of a tier and all above with a chance of one in 2^(tier - log2 popularity): so many it stands for.
    private static readonly string Counts = $"""
        hits as (
            select f.*, power(2, greatest(0, e.floor - floor(ln((f.popularity + 1)::float8) / ln(2::float8) + 1e-9))) as weight
            from found f cross join edge e where f.contract is not null),
        buckets as (
            select v.facet, v.value, min(v.label) as label, sum(h.weight) as count
            from hits h cross join lateral (values
                ('Kind', h.kind, h.kind), ('Task', h.task, h.task), ('License', h.license, h.license),
                ('Collection', nullif(h.contract || '/' || h.collection_id, h.contract || '/'), h.collection_name),
                ('BaseModel', h.base_model, h.base_model), ('PriceBand', search_price_band(h.price)::text, null)) v(facet, value, label)
            where v.value is not null group by v.facet, v.value),
        ranked as (select b.*, row_number() over (partition by b.facet order by b.count desc, b.value) as place from buckets b)
        select facet, value, coalesce(label, value) as label, round(count)::bigint as count, null::boolean as exact, place
        from ranked where place <= {MostBuckets}
        union all
        select null, '', '', coalesce((select round(sum(weight)) from hits), 0)::bigint, e.floor = 0, 0 from edge e
        order by facet, place
        """;

    private static readonly string OfWindow = $"""
        with found as materialized (
            select * from ({SearchSql.Window(null)}) f
            where f.contract is null or $4::tsquery is null or f.document @@ $4::tsquery),
        edge as (select tier::int as floor from found where contract is null),
        {Counts}
        """;

    private static readonly string OfHeld = $"""
        with {SearchSql.Held}, found as materialized (
            select t.contract, t.token_id, t.popularity, t.kind, t.task, t.license, t.collection_id, t.collection_name,
                t.base_model, t.price
            from held h join asset_search t on t.contract = h.contract and t.token_id = h.token_id
            where not t.burnt and h.level = any($3) and ($4::tsquery is null or t.document @@ $4::tsquery)),
        edge as (select 0 as floor),
        {Counts}
        """;

    private static readonly string Rights = $"""
        with {SearchSql.Held}
        select h.level, count(*) as count, (select count(*) from held) < {SearchSql.MostHeld} as exact
        from held h join asset_search t on t.contract = h.contract and t.token_id = h.token_id
        where not t.burnt and ($3::tsquery is null or t.document @@ $3::tsquery)
        group by h.level order by h.level
        """;

    internal async Task<HitCounts> CountAsync(FoundBy by, SearchFacet? without, CancellationToken ct)
    {
        var marks = SearchMarks.Of(by.Filter, without);
        if (by.Query is { FindsNothing: true } || by.Filter is { Rights: not null, Viewer: null })
            return HitCounts.Nothing;
        var wide = by.Query?.Wide ?? "";
        var rows = await source.ReadAsync<CountRow>(
            by.Filter is { Rights: { } rights, Viewer: { } viewer }
                ? SelectRows.Of(
                    OfHeld,
                    [.. SearchSql.Of(viewer), SearchSql.Levels(rights), SearchSql.Query(SearchQuery.Join(wide, marks))])
                : SelectRows.Of(
                    OfWindow,
                    [.. SearchSql.WindowOf(by.Query, marks, null), SearchSql.Query(by.Query is { Phrases: true } ? wide : "")]),
            ct);
        var total = rows.Find(r => r.Facet is null);
        return new HitCounts(
            total?.Count ?? 0, total?.Exact ?? true,
            rows.Where(r => r.Facet is not null)
                .ToLookup(r => Enum.Parse<SearchFacet>(r.Facet!), r => new FacetCount(r.Value, r.Label, r.Count)));
    }

    /// <summary>Of the viewer alone: nobody else's rights are told here. By the level's name.</summary>
    internal async Task<FacetCounts> RightsAsync(FoundBy by, CancellationToken ct)
    {
        if (by.Filter.Viewer is not { } viewer || by.Query is { FindsNothing: true })
            return FacetCounts.Nothing;
        var sought = SearchQuery.Join(by.Query?.Wide ?? "", SearchMarks.Of(by.Filter));
        var rows = await source.ReadAsync<RightRow>(
            SelectRows.Of(Rights, [.. SearchSql.Of(viewer), SearchSql.Query(sought)]), ct);
        return new FacetCounts(
            [.. rows.Select(r => new FacetCount(r.Level.ToString(), r.Level.ToString(), r.Count))], rows.TrueForAll(r => r.Exact));
    }

    private sealed record CountRow(string? Facet, string Value, string Label, long Count, bool? Exact);

    private sealed record RightRow(AccessLevel Level, long Count, bool Exact);
}
