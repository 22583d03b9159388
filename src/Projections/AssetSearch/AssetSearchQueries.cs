using System.Text.Json;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.Rows;
using Npgsql;

namespace NeuraNft.Projections.AssetSearch;

/// <summary>The marketplace's search: text, filters, pages by key. Burnt assets are not found.</summary>
public sealed class AssetSearchQueries(NpgsqlDataSource source)
{
    private readonly SearchQueries queries = new(source);

    /// <summary>
    /// Text is what was typed: words, "phrases", -without. By relevance the best of a window of at most 1,000 assets are listed, the
    /// popular ones among them; any other order lists all. Without text, relevance is popularity.
    /// </summary>
    public async Task<FoundAssets> SearchAsync(
        string? text, AssetFilter filter, SearchOrder order, SearchCursor? after, int limit, CancellationToken ct)
    {
        var typed = SearchText.Of(text);
        var query = typed is null
            ? null
            : await queries.ReadAsync(typed, after is null ? null : FurtherWords.Parse(after.Further), ct);
        if (query is { FindsNothing: true } || filter is { Rights: not null, Viewer: null })
            return new FoundAssets([], false, new FoundBy(query, filter));
        if (order.Key == SearchKey.Relevance && query is null)
            order = order with { Key = SearchKey.Popularity };
        var page = new SearchPage(query, filter, order, after, limit);
        var rows = await ReadAsync(page, ct);
        var hits = rows.Select(r => Hit(r, order, query));
        return new FoundAssets([.. hits.Take(limit)], rows.Count > limit, new FoundBy(query, filter));
    }

    private async Task<List<JsonElement>> ReadAsync(SearchPage page, CancellationToken ct)
    {
        if (page.Filter.Rights is not null)
            return await source.ReadAsync<JsonElement>(page.OfHeld(), ct);
        if (page.Order.Key == SearchKey.Relevance)
            return await source.ReadAsync<JsonElement>(page.OfWindow(), ct);
        // Walking the order's own index finds what is common at once; what is not found so is rare enough to be sorted.
        if (page.IsRare)
            return await source.ReadAsync<JsonElement>(page.OfAll(), ct);
        var rows = await source.ReadAsync<JsonElement>(page.OfWalk(), ct);
        return rows.Count > page.Limit || page.AsksForNothing ? rows : await source.ReadAsync<JsonElement>(page.OfAll(), ct);
    }

    private static SearchHit Hit(JsonElement row, SearchOrder order, SearchQuery? query) => new(
        row.Deserialize<AssetRow>(RowJson.Options)!,
        order.Key == SearchKey.Relevance ? row.GetProperty("key").GetSingle() : null,
        new SearchCursor(
            row.GetProperty("place").GetString()!, row.GetProperty("minted_position").GetInt64(),
            row.TryGetProperty("floor", out var floor) ? floor.GetInt32() : 0, query?.Further.ToString() ?? ""));
}
