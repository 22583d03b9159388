using NeuraNft.Projections.Rows;
using Npgsql;

namespace NeuraNft.Projections.AssetSearch;

/// <summary>One page of a search as statements; each gives a row's columns, its <c>key</c>, and that as text, its <c>place</c>.</summary>
internal sealed class SearchPage(SearchQuery? query, AssetFilter filter, SearchOrder order, SearchCursor? after, int limit)
{
    // What a walk reads at most. Not found in so many rows, a word is in less than one of a hundred.
    private const int Walk = 2000;

    private readonly string marks = SearchMarks.Of(filter);

    public AssetFilter Filter => filter;

    public SearchOrder Order => order;

    public int Limit => limit;

    public bool AsksForNothing => query is null && marks.Length == 0;

    public bool IsRare => query?.Expected <= Walk;

    private string Sought => SearchQuery.Join(query?.Wide ?? "", marks);

    private static string Columns => AssetRow.Table.Columns;

    /// <summary>By relevance: of the window that the first page chose.</summary>
    public NpgsqlBatchCommand OfWindow() => SelectRows.Of(
        $"""
        with found as materialized ({SearchSql.Window(after?.LowestTier)}),
        ranked as materialized (
            select f.contract, f.token_id, f.minted_position, search_score(f.document, f.popularity, $4::tsquery, $5::tsquery) as score
            from found f where f.contract is not null and ($6::tsquery is null or f.document @@ $6::tsquery)),
        page as (
            select * from ranked where true {Beyond("score", "minted_position", "real", 7)}
            order by score {order.Direction}, minted_position {order.Direction} limit {limit + 1})
        select {Columns}, p.score as key, p.score::text as place, (select tier::int from found where contract is null) as floor
        from page p join asset_search t on t.contract = p.contract and t.token_id = p.token_id
        order by p.score {order.Direction}, p.minted_position {order.Direction}
        """,
        [
            .. SearchSql.WindowOf(query, marks, after?.LowestTier), .. Ranked(), SearchSql.Query(query!.Phrases ? query.Wide : ""),
            .. Place(),
        ]);

    /// <summary>By another order, as far as a walk along its index finds them.</summary>
    public NpgsqlBatchCommand OfWalk() => SelectRows.Of(
        $"""
        select {Columns}, {order.Sort.Expression} as key, ({order.Sort.Expression})::text as place
        from (
            select * from asset_search t
            where not t.burnt {Beyond(order.Sort.Expression, "t.minted_position", order.Sort.Type, 2)}
            order by {order.Sort.Expression} {order.Direction}, t.minted_position {order.Direction}
            limit {(AsksForNothing ? limit + 1 : Walk)}) t
        where $1::tsquery is null or t.document @@ $1::tsquery
        order by {order.Sort.Expression} {order.Direction}, t.minted_position {order.Direction} limit {limit + 1}
        """,
        [SearchSql.Query(Sought), .. Place()]);

    /// <summary>By another order, of all that the text index finds.</summary>
    public NpgsqlBatchCommand OfAll() => Sorted(
        "",
        $"""
        select t.contract, t.token_id, t.minted_position, {order.Sort.Expression} as key from asset_search t
        where not t.burnt and t.document @@ $1::tsquery {Beyond(order.Sort.Expression, "t.minted_position", order.Sort.Type, 2)}
        """,
        [SearchSql.Query(Sought), .. Place()]);

    /// <summary>By any order, of what the viewer holds.</summary>
    public NpgsqlBatchCommand OfHeld()
    {
        var (key, type) = order.Key == SearchKey.Relevance
            ? ("search_score(t.document, t.popularity, $5::tsquery, $6::tsquery)", "real")
            : order.Sort;
        return Sorted(
            SearchSql.Held + ", ",
            $"""
            select t.contract, t.token_id, t.minted_position, {key} as key
            from held h join asset_search t on t.contract = h.contract and t.token_id = h.token_id
            where not t.burnt and h.level = any($3)
                and ($4::tsquery is null or t.document @@ $4::tsquery) {Beyond(key, "t.minted_position", type, 7)}
            """,
            [
                .. SearchSql.Of(filter.Viewer!), SearchSql.Levels(filter.Rights!), SearchSql.Query(Sought), .. Ranked(), .. Place(),
            ]);
    }

    private NpgsqlBatchCommand Sorted(string with, string found, NpgsqlParameter[] parameters) => SelectRows.Of(
        $"""
        with {with}found as materialized ({found}),
        page as (select * from found order by key {order.Direction}, minted_position {order.Direction} limit {limit + 1})
        select {Columns}, p.key, p.key::text as place
        from page p join asset_search t on t.contract = p.contract and t.token_id = p.token_id
        order by p.key {order.Direction}, p.minted_position {order.Direction}
        """,
        parameters);

    private NpgsqlParameter[] Ranked() =>
        [SearchSql.Query(query?.Exact ?? ""), SearchSql.Query(query is null || query.Wide == query.Exact ? "" : query.Wide)];

    private string Beyond(string key, string position, string type, int parameter) => after is null
        ? ""
        : $"and ({key}, {position}) {order.Beyond} (${parameter}::{type}, ${parameter + 1}::bigint)";

    private NpgsqlParameter[] Place() => after is null ? [] : [Optional.Text(after.Key), Optional.Long(after.MintedPosition)];
}
