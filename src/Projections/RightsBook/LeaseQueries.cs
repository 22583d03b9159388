using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.Rows;
using Npgsql;

namespace NeuraNft.Projections.RightsBook;

/// <summary>Leases that run and that ran.</summary>
public sealed class LeaseQueries(NpgsqlDataSource source)
{
    /// <summary>The one that runs longest first.</summary>
    public async Task<Page<LeaseRow>> ByAssetAsync(AssetId asset, LeasePlace? after, int limit, CancellationToken ct) =>
        Page<LeaseRow>.Of(
            await source.ReadAsync<LeaseRow>(
                LeaseRow.Table.Select(
                    """
                    where t.contract = $1 and t.token_id = $2 and ($3 is null or (t.expires_at, t.position) < ($3, $4))
                    order by t.expires_at desc, t.position desc limit $5
                    """,
                    asset.Contract, asset.TokenId, Optional.Time(after?.ExpiresAt), Optional.Long(after?.Position), limit + 1),
                ct),
            limit);

    /// <summary>Of a lessee, newest first; <paramref name="before"/> is the last item's position.</summary>
    public async Task<Page<LeaseRow>> ByLesseeAsync(Account account, long? before, int limit, CancellationToken ct) =>
        Page<LeaseRow>.Of(
            await source.ReadAsync<LeaseRow>(
                LeaseRow.Table.Select(
                    "where t.account = $1 and ($2 is null or t.position < $2) order by t.position desc limit $3",
                    account.Value, Optional.Long(before), limit + 1),
                ct),
            limit);

    /// <summary>Those that exist; a data loader's answer.</summary>
    public async Task<IReadOnlyDictionary<long, LeaseRow>> FindManyAsync(IReadOnlyList<long> positions, CancellationToken ct) =>
        (await source.ReadAsync<LeaseRow>(LeaseRow.Table.Select("where t.position = any($1)", positions.ToArray()), ct))
        .ToDictionary(r => r.Position);
}
