using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Collections;
using NeuraNft.Projections.Rows;
using Npgsql;

namespace NeuraNft.Projections.ActivityFeed;

/// <summary>The feed, newest first; <c>before</c> is the last line's position.</summary>
public sealed class ActivityQueries(NpgsqlDataSource source)
{
    /// <summary>Of everyone, but for what is an account's own affair (its sessions).</summary>
    public Task<Page<ActivityRow>> LatestAsync(long? before, int limit, CancellationToken ct) =>
        ReadAsync("t.entity_type <> 'account'", before, limit, [], ct);

    /// <summary>Everything about an asset, its inferences included.</summary>
    public Task<Page<ActivityRow>> ByAssetAsync(AssetId asset, long? before, int limit, CancellationToken ct) =>
        ReadAsync("t.contract = $3 and t.token_id = $4", before, limit, [asset.Contract, asset.TokenId], ct);

    /// <summary>About a collection itself and what was minted into it.</summary>
    public Task<Page<ActivityRow>> ByCollectionAsync(CollectionId collection, long? before, int limit, CancellationToken ct) =>
        ReadAsync("t.contract = $3 and t.collection_id = $4", before, limit, [collection.Contract, collection.Id], ct);

    /// <summary>Everything that concerns an account; with its own affairs only where it is the one who asks.</summary>
    public Task<Page<ActivityRow>> ByAccountAsync(Account account, bool isViewer, long? before, int limit, CancellationToken ct) =>
        ReadAsync(
            $"t.accounts @> array[$3]::varchar[] {(isViewer ? "" : "and t.entity_type <> 'account'")}", before, limit, [account.Value], ct);

    /// <summary>About an asset after a position, oldest first.</summary>
    public async Task<IReadOnlyList<ActivityRow>> ByAssetAfterAsync(AssetId asset, long position, int limit, CancellationToken ct) =>
        await source.ReadAsync<ActivityRow>(
            ActivityRow.Table.Select(
                "where t.contract = $1 and t.token_id = $2 and t.position > $3 order by t.position limit $4",
                asset.Contract, asset.TokenId, position, limit), ct);

    /// <summary>Lines after a position, oldest first: for subscriptions that take up again.</summary>
    public async Task<IReadOnlyList<ActivityRow>> AfterAsync(long position, int limit, CancellationToken ct) =>
        await source.ReadAsync<ActivityRow>(
            ActivityRow.Table.Select(
                "where t.entity_type <> 'account' and t.position > $1 order by t.position limit $2", position, limit), ct);

    private async Task<Page<ActivityRow>> ReadAsync(string condition, long? before, int limit, object[] values, CancellationToken ct) =>
        Page<ActivityRow>.Of(
            await source.ReadAsync<ActivityRow>(
                ActivityRow.Table.Select(
                    $"where {condition} and ($1 is null or t.position < $1) order by t.position desc limit $2",
                    [Optional.Long(before), limit + 1, .. values]),
                ct),
            limit);
}
