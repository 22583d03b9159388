using System.Globalization;
using NeuraNft.Projections.Rows;
using Npgsql;

namespace NeuraNft.Projections.AssetSearch;

/// <summary>One page of a search as statements; each gives a row's columns, its <c>key</c>, and that as text, its <c>place</c>.</summary>
internal sealed class SearchPage(SearchQuery? query, AssetFilter filter, SearchOrder order, SearchCursor? after, int limit, int mostRead)
{
    // What a walk reads at first.
    private const int Walk = 2000;

    private readonly string marks = SearchMarks.Of(filter);

    public AssetFilter Filter => filter;

    public SearchOrder Order => order;

    public int Limit => limit;

    public int MostSorted => mostRead;

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
    public NpgsqlBatchCommand OfWalk() => Along("", AsksForNothing ? limit + 1 : Walk, [SearchSql.Query(Sought), .. Place()]);

    /// <summary>By another order, up to where a longer walk ends. Twice as much leaves room for what comes in between meanwhile.</summary>
    public NpgsqlBatchCommand OfStretch(SearchCursor? end) => end is null
        ? Along("", 2 * mostRead, [SearchSql.Query(Sought), .. Place()])
        : Along(
            $"and ({order.Sort.Expression}, t.minted_position) {order.UpTo} ({Number(1)}::{order.Sort.Type}, {Number(2)}::bigint)",
            2 * mostRead, [SearchSql.Query(Sought), .. Place(), Optional.Text(end.Key), Optional.Long(end.MintedPosition)]);

    /// <summary>Where a longer walk ends; no row: at the end of all.</summary>
    public NpgsqlBatchCommand EndOfStretch() => SelectRows.Of(
        $"""
        select ({order.Sort.Expression})::text as place, t.minted_position from asset_search t
        where not t.burnt {Bands} {Beyond(order.Sort.Expression, "t.minted_position", order.Sort.Type, 1)}
        order by {order.Sort.Expression} {order.Direction}, t.minted_position {order.Direction} offset {mostRead - 1} limit 1
        """,
        Place());

    /// <summary>
    /// By another order, of all that the text index finds, if it is no more than may be sorted; each row says how many that are, also one
    /// without a contract where there is none.
    /// </summary>
    public NpgsqlBatchCommand OfAll() => SelectRows.Of(
        $"""
        with hits as materialized (select * from search_some($1::tsquery, {mostRead + 1})),
        found as materialized (
            select t.contract, t.token_id, t.minted_position, {order.Sort.Expression} as key from hits t
            where (select count(*) from hits) <= {mostRead} and ($2::tsquery is null or exists (
                select 1 from asset_search a where a.contract = t.contract and a.token_id = t.token_id and a.document @@ $2::tsquery))
                {Beyond(order.Sort.Expression, "t.minted_position", order.Sort.Type, 3)}),
        page as (select * from found order by key {order.Direction}, minted_position {order.Direction} limit {limit + 1})
        select {Columns}, p.key, p.key::text as place, n.hits
        from (select count(*) as hits from hits) n
        left join (page p join asset_search t on t.contract = p.contract and t.token_id = p.token_id) on true
        order by p.key {order.Direction}, p.minted_position {order.Direction}
        """,
        [
            SearchSql.Query(SearchQuery.Join(SearchSql.Loose(query?.Wide ?? ""), marks)),
            SearchSql.Query(query is { Phrases: true } ? query.Wide : ""), .. Place(),
        ]);

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

    private NpgsqlBatchCommand Along(string until, int most, NpgsqlParameter[] parameters) => SelectRows.Of(
        $"""
        select {Columns}, {order.Sort.Expression} as key, ({order.Sort.Expression})::text as place
        from (
            select * from asset_search t
            where not t.burnt {Bands} {Beyond(order.Sort.Expression, "t.minted_position", order.Sort.Type, 2)} {until}
            order by {order.Sort.Expression} {order.Direction}, t.minted_position {order.Direction} limit {most}) t
        where $1::tsquery is null or t.document @@ $1::tsquery
        order by {order.Sort.Expression} {order.Direction}, t.minted_position {order.Direction} limit {limit + 1}
        """,
        parameters);

    // By price, the bands that are asked for are a stretch of the index.
    private string Bands => order.Key == SearchKey.Price && filter.PriceBands is { Count: > 0 } bands
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"and {order.Sort.Expression} between '{bands.Min(b => Range(b).From)}'::numeric and '{bands.Max(b => Range(b).To)}'::numeric")
        : "";

    private (double From, double To) Range(PriceBand band) => band switch
    {
        PriceBand.NotForSale => order.Ascending ? (double.PositiveInfinity, double.PositiveInfinity) : (-1, -1),
        PriceBand.BelowOne => (0, 1e24),
        PriceBand.OneToTen => (1e24, 1e25),
        PriceBand.TenToHundred => (1e25, 1e26),
        PriceBand.HundredToThousand => (1e26, 1e27),
        PriceBand.ThousandAndMore => (1e27, double.PositiveInfinity),
    };

    // The parameters behind the query and the place.
    private string Number(int further) => $"${(after is null ? 1 : 3) + further}";

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
