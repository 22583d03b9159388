using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.AccessCurrent;
using NeuraNft.Projections.Rows;
using Npgsql;

namespace NeuraNft.Projections.Holdings;

/// <summary>What accounts may do with assets of others.</summary>
public sealed class RightsQueries(NpgsqlDataSource source)
{
    // The highest right in each asset; of equal ones the first of grant, lease, resale, purchase, as everywhere.
    private const string Rights = $"""
        select h.*, {AccessHolder.SinceOf} from (
        select distinct on (g.contract, g.token_id) g.contract, g.token_id, g.account, g.source, g.expires_at, g.granted_by, g.position,
            g.event_id, case when a.max_level > 0 then least(g.level, a.max_level) else g.level end as level
        from access_current g
        join access_asset a on a.contract = g.contract and a.token_id = g.token_id and a.owner <> g.account and not a.burnt
        where g.account = $1 and g.ended is null and g.source <> 'owner' and (g.source <> 'grant' or g.epoch = a.epoch)
            and (g.expires_at is null or g.expires_at > $2) and ($3 is null or (g.contract, g.token_id) > ($3, $4))
        order by g.contract, g.token_id, g.level desc, array_position(array['grant', 'lease', 'resale', 'purchase'], g.source::text)
        limit $5) h order by h.contract, h.token_id
        """;

    /// <summary>Every asset of another's in which the account has a right of its own at the present block time, by asset.</summary>
    public async Task<Page<AccessHolder>> ListAsync(Account account, BlockTime now, AssetId? after, int limit, CancellationToken ct) =>
        Page<AccessHolder>.Of(
            await source.ReadAsync<AccessHolder>(
                SelectRows.Of(
                    Rights, account.Value, Optional.Time(now), Optional.Text(after?.Contract), Optional.Text(after?.TokenId), limit + 1),
                ct),
            limit);
}
