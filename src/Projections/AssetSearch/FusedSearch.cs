using NeuraNft.Domain.Assets;
using NeuraNft.Projections.Rows;
using Npgsql;

namespace NeuraNft.Projections.AssetSearch;

/// <summary>Pages of a search by relevance that a ranker has a say in.</summary>
internal sealed class FusedSearch(NpgsqlDataSource source, FoundBy by, SearchOrder order, int limit)
{
    private readonly string marks = SearchMarks.Of(by.Filter);

    /// <param name="byText">The best hits of full text, best first.</param>
    /// <param name="nearest">The ranker's, nearest first.</param>
    /// <param name="most">So many are listed.</param>
    public async Task<FoundAssets> FirstAsync(
        IReadOnlyList<SearchHit> byText, IReadOnlyList<AssetId> nearest, int most, CancellationToken ct)
    {
        var rows = byText.Select(h => h.Asset).ToDictionary(r => r.MintedPosition);
        var (contracts, tokens) = AssetKeys.Of(nearest);
        var near = await source.ReadAsync<AssetRow>(
            AssetRow.Table.Select(
                """
                join unnest($1, $2) with ordinality u(contract, token_id, n) using (contract, token_id)
                where not t.burnt and ($3::tsquery is null or t.document @@ $3::tsquery) order by u.n limit $4
                """,
                contracts, tokens, SearchSql.Query(marks), most),
            ct);
        var list = RankFusion.Of([.. byText.Select(h => h.Asset.MintedPosition)], [.. near.Select(r => r.MintedPosition)], most);
        foreach (var row in near)
            rows.TryAdd(row.MintedPosition, row);
        return Page(new FusedOrder(order.Ascending ? [.. list.Reverse()] : list), 0, rows);
    }

    /// <summary>From a cursor on: those that are burnt since, or no longer pass the filter, are left out.</summary>
    public async Task<FoundAssets> NextAsync(SearchCursor after, CancellationToken ct)
    {
        var (fused, next) = FusedOrder.Parse(after);
        long[] wanted = [.. fused.Items.Skip(next).Take(limit).Select(f => f.Item)];
        var rows = await source.ReadAsync<AssetRow>(
            AssetRow.Table.Select(
                "where t.minted_position = any($1) and not t.burnt and ($2::tsquery is null or t.document @@ $2::tsquery)",
                wanted, SearchSql.Query(marks)),
            ct);
        return Page(fused, next, rows.ToDictionary(r => r.MintedPosition));
    }

    private FoundAssets Page(FusedOrder fused, int from, Dictionary<long, AssetRow> rows)
    {
        var to = Math.Min(fused.Items.Count, from + limit);
        var hits = Enumerable.Range(from, Math.Max(0, to - from)).Where(i => rows.ContainsKey(fused.Items[i].Item))
            .Select(i => new SearchHit(rows[fused.Items[i].Item], fused.Items[i].Score, Cursor(fused, i)));
        return to < fused.Items.Count
            ? new FoundAssets([.. hits], true, by, Cursor(fused, to - 1))
            : new FoundAssets([.. hits], false, by);
    }

    private SearchCursor Cursor(FusedOrder fused, int index) =>
        new(fused.Write(index), fused.Items[index].Item, 0, by.Query?.Further.ToString() ?? "");
}
