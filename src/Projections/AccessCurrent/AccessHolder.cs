using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.Rows;

namespace NeuraNft.Projections.AccessCurrent;

/// <summary>
/// An account's right in an asset that is in force: its effective level, its source ("owner", "grant", …), the event, and since when it has
/// had that level; null where it was not asked for, or the view of the past, whose newest interval has another level, is behind.
/// </summary>
public sealed record AccessHolder(
    string Contract, string TokenId, Account Account, AccessLevel Level, string Source, BlockTime? ExpiresAt, Account GrantedBy,
    long Position, Guid EventId, BlockTime? Since = null)
{
    public AssetId Asset => new(Contract, TokenId);

    public EventReference GivenBy => new(Position, EventId);

    /// <summary>Of a right h: the cap may have changed its level since it was given.</summary>
    internal const string SinceOf = """
        (select case when (array_agg(e.level order by e.from_time desc))[1] = h.level
            then coalesce(max(e.until_time) filter (where e.level <> h.level), min(e.from_time)) end from access_effective e
        where e.contract = h.contract and e.token_id = h.token_id and e.source = h.source and e.account = h.account
            and e.opened_position = h.position) as since
        """;
}
