using Npgsql;
using NpgsqlTypes;

namespace NeuraNft.Projections.Rows;

/// <summary>Pages of several parents' lists in one query, newest first: what a data loader needs for lists below a list.</summary>
internal static class Pages
{
    /// <param name="source">The database.</param>
    /// <param name="keys">Which pages.</param>
    /// <param name="parents">The parents' key columns, one array each, and the columns' names.</param>
    /// <param name="rows">What stands between "select" and "where", of a table that it calls t.</param>
    /// <param name="where">Binds t to its parent, k.</param>
    /// <param name="order">The column that the pages go by, down.</param>
    /// <param name="ct">The request's.</param>
    public static async Task<IReadOnlyDictionary<PageKey<TParent>, Page<TRow>>> ReadAsync<TParent, TRow>(
        NpgsqlDataSource source, IReadOnlyList<PageKey<TParent>> keys, IReadOnlyList<(string Column, Func<TParent, string> Value)> parents,
        string rows, string where, string order, CancellationToken ct)
    {
        var names = string.Join(", ", parents.Select(p => p.Column));
        var places = string.Join(", ", parents.Select((_, i) => $"${i + 3}"));
        var select = SelectRows.Of(
            $"""
            select k.page, to_jsonb(t) as row
            from unnest($1, $2, {places}) with ordinality k(before, size, {names}, page)
            cross join lateral (
                select {rows} where {where} and t.{order} < coalesce(k.before, {long.MaxValue}) order by t.{order} desc limit k.size + 1) t
            order by k.page, t.{order} desc
            """,
            [
                new NpgsqlParameter
                {
                    Value = keys.Select(k => k.Before).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint,
                },
                keys.Select(k => k.Size).ToArray(),
                .. parents.Select(p => Optional.Texts(keys.Select(k => p.Value(k.Parent)))),
            ]);
        var found = (await source.ReadAsync<PagedRow<TRow>>(select, ct)).ToLookup(r => r.Page, r => r.Row);
        return keys.Select((key, i) => (Key: key, Page: Page<TRow>.Of([.. found[i + 1]], key.Size))).ToDictionary(p => p.Key, p => p.Page);
    }
}
