using NeuraNft.Domain.Assets;
using Npgsql;

namespace NeuraNft.Projections.Rows;

/// <summary>Rows by asset and day, of several assets in one query.</summary>
internal static class DayRows
{
    /// <summary>By day; days without a row are left out.</summary>
    public static async Task<IReadOnlyDictionary<(AssetId Asset, DayRange Range), IReadOnlyList<TRow>>> OfAssetsAsync<TRow>(
        NpgsqlDataSource source, Table<TRow> table, IReadOnlyList<(AssetId Asset, DayRange Range)> keys, CancellationToken ct)
        where TRow : class
    {
        var select = SelectRows.Of(
            $"""
            select k.page, to_jsonb(t) as row
            from unnest($1, $2, $3, $4) with ordinality k(contract, token_id, from_day, to_day, page)
            cross join lateral (
                select {table.Columns} from {table.Name} t
                where t.contract = k.contract and t.token_id = k.token_id and t.day between k.from_day and k.to_day) t
            order by k.page, t.day
            """,
            Optional.Texts(keys.Select(k => k.Asset.Contract)), Optional.Texts(keys.Select(k => k.Asset.TokenId)),
            DayRange.Days(keys.Select(k => k.Range.From)), DayRange.Days(keys.Select(k => k.Range.To)));
        var found = (await source.ReadAsync<PagedRow<TRow>>(select, ct)).ToLookup(r => r.Page, r => r.Row);
        return keys.Select((key, i) => (Key: key, Rows: (IReadOnlyList<TRow>)[.. found[i + 1]])).ToDictionary(k => k.Key, k => k.Rows);
    }
}
