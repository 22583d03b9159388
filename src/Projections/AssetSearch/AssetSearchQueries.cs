using System.Text.Json;
using NeuraNft.Projections.Rows;
using Npgsql;

namespace NeuraNft.Projections.AssetSearch;

/// <summary>The marketplace's search: text, filters, pages by key. Burnt assets are not found.</summary>
/// <param name="ranker">A second opinion on relevance; null: none.</param>
/// <param name="mostRead">So many assets are sorted, or read along an order, for one page.</param>
public sealed class AssetSearchQueries(NpgsqlDataSource source, ISearchRanker? ranker = null, int mostRead = 20_000)
{
    private readonly SearchQueries queries = new(source);

    /// <summary>
    /// Text is what was typed: words, "phrases", -without. By relevance the best of a window of at most 600 assets are listed, the
    /// popular ones among them; any other order lists all, perhaps on pages that are not full. Without text, relevance is popularity.
    /// </summary>
    public async Task<FoundAssets> SearchAsync(
        string? text, AssetFilter filter, SearchOrder order, SearchCursor? after, int limit, CancellationToken ct)
    {
        var typed = SearchText.Of(text);
        var query = typed is null
            ? null
            : await queries.ReadAsync(typed, after is null ? null : FurtherWords.Parse(after.Further), ct);
        var by = new FoundBy(query, filter);
        if (typed is not null && order.Key == SearchKey.Relevance && await FusedAsync(typed, by, order, after, limit, ct) is { } fused)
            return fused;
        if (query is { FindsNothing: true } || filter is { Rights: not null, Viewer: null })
            return new FoundAssets([], false, by);
        if (order.Key == SearchKey.Relevance && query is null)
            order = order with { Key = SearchKey.Popularity };
        var (hits, end) = await ReadAsync(new SearchPage(query, filter, order, after, limit, mostRead), query, ct);
        return new FoundAssets([.. hits.Take(limit)], hits.Count > limit || end is not null, by, end);
    }

    private async Task<(List<SearchHit> Hits, SearchCursor? End)> ReadAsync(SearchPage page, SearchQuery? query, CancellationToken ct)
    {
        var (rows, end) = await RowsAsync(page, ct);
        return (rows.ConvertAll(r => Hit(r, page.Order, query)), end is { } place ? Cursor(place, query) : null);
    }

    private async Task<(List<JsonElement> Rows, JsonElement? End)> RowsAsync(SearchPage page, CancellationToken ct)
    {
        if (page.Filter.Rights is not null)
            return (await source.ReadAsync<JsonElement>(page.OfHeld(), ct), null);
        if (page.Order.Key == SearchKey.Relevance)
            return (await source.ReadAsync<JsonElement>(page.OfWindow(), ct), null);
        // Walking the order's own index finds what is common at once; what is rare is sorted.
        if (!page.IsRare)
        {
            var near = await source.ReadAsync<JsonElement>(page.OfWalk(), ct);
            if (near.Count > page.Limit || page.AsksForNothing)
                return (near, null);
        }
        var all = await source.ReadAsync<JsonElement>(page.OfAll(), ct);
        if (all[0].GetProperty("hits").GetInt64() <= page.MostSorted)
            return (all.FindAll(r => r.GetProperty("contract").ValueKind != JsonValueKind.Null), null);
        // Common, and all of it at the far end: a longer stretch, and if that does not fill the page, the next page goes on behind it.
        var ends = await source.ReadAsync<JsonElement>(page.EndOfStretch(), ct);
        if (ends is not [var end])
            return (await source.ReadAsync<JsonElement>(page.OfStretch(null), ct), null);
        var rows = await source.ReadAsync<JsonElement>(page.OfStretch(Cursor(end, null)), ct);
        return (rows, rows.Count > page.Limit ? null : end);
    }

    /// <summary>
    /// Who asks for "phrases", -without or own rights knows what is meant, and is given what full text finds. A later page goes on as the
    /// first one began.
    /// </summary>
    private async Task<FoundAssets?> FusedAsync(
        SearchText text, FoundBy by, SearchOrder order, SearchCursor? after, int limit, CancellationToken ct)
    {
        var fused = new FusedSearch(source, by, order, limit);
        if (FusedOrder.IsIn(after))
            return await fused.NextAsync(after!, ct);
        if (ranker is null || after is not null || text.Parts.Count == 0 || by.Filter.Rights is not null)
            return null;
        var nearest = await ranker.NearestAsync(text.Text, ct);
        var (best, _) = by.Query!.FindsNothing
            ? ([], null)
            : await ReadAsync(
                new SearchPage(by.Query, by.Filter, SearchOrder.BestFirst, null, ranker.Candidates - 1, mostRead), by.Query, ct);
        return await fused.FirstAsync(best, nearest, ranker.Candidates, ct);
    }

    private static SearchHit Hit(JsonElement row, SearchOrder order, SearchQuery? query) => new(
        row.Deserialize<AssetRow>(RowJson.Options)!,
        order.Key == SearchKey.Relevance ? row.GetProperty("key").GetSingle() : null,
        Cursor(row, query));

    private static SearchCursor Cursor(JsonElement row, SearchQuery? query) => new(
        row.GetProperty("place").GetString()!, row.GetProperty("minted_position").GetInt64(),
        row.TryGetProperty("floor", out var floor) ? floor.GetInt32() : 0, query?.Further.ToString() ?? "");
}
