using System.Text.RegularExpressions;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.Rows;
using Npgsql;
using NpgsqlTypes;

namespace NeuraNft.Projections.AssetSearch;

/// <summary>What the queries of a search have in common.</summary>
internal static partial class SearchSql
{
    /// <summary>So many assets are ranked and counted at most.</summary>
    public const int MostInWindow = 600;

    /// <summary>So many rights of a viewer are looked at.</summary>
    public const int MostHeld = 5000;

    /// <summary>A viewer's own rights ($1 its account, $2 now): what everyone may do is no right of its own.</summary>
    public static readonly string Held = $"""
        held as materialized (
            select h.contract, h.token_id, h.level from (
                select a.contract, a.token_id, 6 as level from access_asset a where a.owner = $1 and not a.burnt
                union all
                select a.contract, a.token_id, max(case when a.max_level > 0 then least(r.level, a.max_level) else r.level end)
                from access_current r join access_asset a on a.contract = r.contract and a.token_id = r.token_id
                where r.account = $1 and r.ended is null and not a.burnt and a.owner <> $1 and r.level > 0
                    and (r.source <> 'grant' or r.epoch = a.epoch) and (r.expires_at is null or r.expires_at > $2)
                group by a.contract, a.token_id) h
            order by h.contract, h.token_id limit {MostHeld})
        """;

    /// <summary>
    /// A "phrase" is proven by the document alone: the index is asked for its words. For a phrase that must not be there it is asked for
    /// nothing: its words may be.
    /// </summary>
    public static string Loose(string query) =>
        query.Contains('<') ? Distances().Replace(Unwanted().Replace(query, "!" + SearchMarks.Nowhere), "&") : query;

    /// <summary>
    /// The hits that are ranked and counted ($1 to $3), and a row without a contract whose tier is the lowest of them. A later page takes
    /// the whole of the first one's tiers, whatever came into them since.
    /// </summary>
    public static string Window(int? lowest) => lowest is null
        ? "select * from search_window($1::tsquery, $2, $3)"
        : """
            select * from unnest(search_sample($1::tsquery, $3::int, 20, 4 * $2))
            union all
            select (row(null, null, null, $3, null, null, null, null, null, null, null, null, null)::search_hit).*
            """;

    public static NpgsqlParameter[] WindowOf(SearchQuery? query, string marks, int? lowest) =>
    [
        Query(SearchQuery.Join(Loose(query?.Wide ?? ""), marks)), Statement.Int(MostInWindow), Optional.Long(lowest ?? query?.Expected),
    ];

    public static NpgsqlParameter[] Of(Viewer viewer) => [Optional.Text(viewer.Account.Value), Optional.Time(viewer.Now)];

    public static NpgsqlParameter Levels(IEnumerable<AccessLevel> levels) => new()
    {
        Value = levels.Select(l => (short)l).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Smallint,
    };

    /// <summary>A query as text; empty: none.</summary>
    public static NpgsqlParameter Query(string query) => Optional.Text(query.Length == 0 ? null : query);

    [GeneratedRegex("<(-|[0-9]+)>")]
    private static partial Regex Distances();

    // As PostgreSQL writes it: !( 'big' <-> 'dog' ).
    [GeneratedRegex(@"!\( ('[^']*'|[^()'])*<(-|[0-9]+)>('[^']*'|[^()'])*\)")]
    private static partial Regex Unwanted();
}
