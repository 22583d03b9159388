using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.AccessHistory;
using NeuraNft.Projections.Rows;
using Npgsql;

namespace NeuraNft.Projections.AccessCurrent;

/// <summary>Who may do what, now, then, and why.</summary>
public sealed class AccessViewQueries(NpgsqlDataSource source)
{
    private const string Holders = """
        select h.contract, h.token_id, h.account, h.source, h.expires_at, h.granted_by, h.position, h.event_id,
            case when h.source <> 'owner' and a.max_level > 0 then least(h.level, a.max_level) else h.level end as level
        from access_asset a
        join lateral (
            select a.contract, a.token_id, a.owner as account, 6 as level, 'owner' as source, null::numeric as expires_at,
                a.owner as granted_by, a.owner_position as position, a.owner_event as event_id
            union all
            (select distinct on (g.account) g.contract, g.token_id, g.account, g.level, g.source, g.expires_at, g.granted_by, g.position,
                g.event_id
            from access_current g
            where g.contract = a.contract and g.token_id = a.token_id and g.account <> a.owner
                and g.ended is null and (g.source <> 'grant' or g.epoch = a.epoch) and (g.expires_at is null or g.expires_at > $1)
            order by g.account, g.level desc, array_position(array['grant', 'lease', 'resale', 'purchase'], g.source::text))) h on true
        where not a.burnt
        """;

    /// <summary>Level, reason and events of an account at a block time, past or present; null: no such asset then.</summary>
    public async Task<AccessExplanation?> ExplainAsync(AssetId asset, Account account, BlockTime at, CancellationToken ct)
    {
        var (assets, grants) = await LoadAsync([(asset, account)], ct);
        if (assets.SingleOrDefault() is not { } row)
            return null;
        return at < row.ChangedAt
            ? await PastAccess.ExplainAsync(source, asset, account, at, null, ct)
            : AccessExplanation.Of(row, grants, account, at);
    }

    /// <summary>
    /// The same by the events up to a position alone: what this log said then of that time. Both in the past and in what was known.
    /// </summary>
    public Task<AccessExplanation?> ExplainAsKnownAsync(
        AssetId asset, Account account, BlockTime at, long knownAt, CancellationToken ct) =>
        PastAccess.ExplainAsync(source, asset, account, at, knownAt, ct);

    /// <summary>Present levels of many at once, for a data loader. Assets that do not exist are left out.</summary>
    public async Task<IReadOnlyDictionary<(AssetId Asset, Account Account), AccessExplanation>> ExplainManyAsync(
        IReadOnlyList<(AssetId Asset, Account Account)> keys, BlockTime now, CancellationToken ct)
    {
        var (assets, grants) = await LoadAsync(keys, ct);
        var assetById = assets.ToDictionary(r => r.Id);
        var grantsByKey = grants.ToLookup(r => (r.Asset, r.Account));
        return keys.Distinct().Where(k => assetById.ContainsKey(k.Asset)).ToDictionary(
            k => k, k => AccessExplanation.Of(assetById[k.Asset], [.. grantsByKey[k]], k.Account, now));
    }

    /// <summary>Everyone with a right of its own in an asset at the present block time, by account.</summary>
    public async Task<Page<AccessHolder>> ListAsync(AssetId asset, BlockTime now, Account? after, int limit, CancellationToken ct) =>
        Page<AccessHolder>.Of(
            await source.ReadAsync<AccessHolder>(
                SelectRows.Of(
                    $"""
                    select h.*, {AccessHolder.SinceOf} from (
                        {Holders} and a.contract = $2 and a.token_id = $3 and ($4 is null or h.account > $4) order by h.account limit $5) h
                    order by h.account
                    """,
                    Optional.Time(now), asset.Contract, asset.TokenId, Optional.Text(after?.Value), limit + 1),
                ct),
            limit);

    /// <summary>Every asset in which an account has a right of its own at the present block time, by asset.</summary>
    public async Task<Page<AccessHolder>> HeldByAsync(Account account, BlockTime now, AssetId? after, int limit, CancellationToken ct) =>
        Page<AccessHolder>.Of(
            await source.ReadAsync<AccessHolder>(
                SelectRows.Of(
                    $"""
                    {Holders} and h.account = $2 and ($3 is null or (a.contract, a.token_id) > ($3, $4))
                        and (a.contract, a.token_id) in (
                            select contract, token_id from access_asset where owner = $2 and not burnt
                            union all
                            select contract, token_id from access_current where account = $2 and ended is null)
                    order by a.contract, a.token_id limit $5
                    """,
                    Optional.Time(now), account.Value, Optional.Text(after?.Contract), Optional.Text(after?.TokenId), limit + 1),
                ct),
            limit);

    /// <summary>Assets of these tasks in which an account has a right of its own to have the model run at the present block time.</summary>
    public Task<List<AccessHolder>> UsableAsync(
        Account account, BlockTime now, IReadOnlyCollection<string> tasks, int limit, CancellationToken ct) =>
        source.ReadAsync<AccessHolder>(
            SelectRows.Of(
                $"""
                select * from ({Holders} and h.account = $2
                    and (a.contract, a.token_id) in (
                        select contract, token_id from access_asset where owner = $2 and not burnt
                        union all
                        select contract, token_id from access_current where account = $2 and ended is null)
                    and exists (
                        select from asset_search s
                        where s.contract = a.contract and s.token_id = a.token_id and not s.burnt and s.task = any($3))) t
                where t.level >= $4 order by t.contract, t.token_id limit $5
                """,
                Optional.Time(now), account.Value, Optional.Texts(tasks), (int)AccessLevel.UseModel, limit),
            ct);

    /// <summary>Intervals of everyone, or of one account and the default, oldest first.</summary>
    public async Task<Page<AccessInterval>> HistoryAsync(
        AssetId asset, Account? account, IntervalCursor? after, int limit, CancellationToken ct) =>
        Page<AccessInterval>.Of(
            await source.ReadAsync<AccessInterval>(
                SelectRows.Of(
                    """
                    select * from access_effective
                    where contract = $1 and token_id = $2 and ($3 is null or account in ($3, ''))
                        and ($4 is null or (opened_position, source, account, coalesce(cap_position, 0)) > ($4, $5, $6, $7))
                    order by opened_position, source, account, coalesce(cap_position, 0) limit $8
                    """,
                    asset.Contract, asset.TokenId, Optional.Text(account?.Value), Optional.Long(after?.OpenedPosition),
                    Optional.Text(after?.Source), Optional.Text(after?.Account), Optional.Long(after?.CapPosition), limit + 1),
                ct),
            limit);

    private Task<(List<AccessAssetRow> Assets, List<AccessGrantRow> Grants)> LoadAsync(
        IReadOnlyList<(AssetId Asset, Account Account)> keys, CancellationToken ct) =>
        source.ReadAsync<AccessAssetRow, AccessGrantRow>(
            AccessCurrentProjection.SelectAssets([.. keys.Select(k => k.Asset)]), AccessCurrentProjection.SelectGrants(keys), ct);
}
