using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Collections;
using NeuraNft.Projections.Rows;
using Npgsql;

namespace NeuraNft.Projections.ActivityFeed;

/// <summary>The feed as a viewer may see it, newest first; <c>before</c> is the last line's position.</summary>
public sealed class ActivityQueries(NpgsqlDataSource source)
{
    private static readonly string s_visible = Visibility.To("$3");

    public Task<Page<ActivityRow>> LatestAsync(Account? viewer, long? before, int limit, CancellationToken ct) =>
        ReadAsync("true", viewer, before, limit, [], ct);

    /// <summary>Everything about an asset, the viewer's inferences included.</summary>
    public Task<Page<ActivityRow>> ByAssetAsync(AssetId asset, Account? viewer, long? before, int limit, CancellationToken ct) =>
        ReadAsync("t.contract = $4 and t.token_id = $5", viewer, before, limit, [asset.Contract, asset.TokenId], ct);

    /// <summary>About a collection itself and what was minted into it.</summary>
    public Task<Page<ActivityRow>> ByCollectionAsync(
        CollectionId collection, Account? viewer, long? before, int limit, CancellationToken ct) =>
        ReadAsync("t.contract = $4 and t.collection_id = $5", viewer, before, limit, [collection.Contract, collection.Id], ct);

    /// <summary>Everything that concerns an account.</summary>
    public Task<Page<ActivityRow>> ByAccountAsync(Account account, Account? viewer, long? before, int limit, CancellationToken ct) =>
        ReadAsync("t.accounts @> array[$4]::varchar[]", viewer, before, limit, [account.Value], ct);

    /// <summary>About an asset after a position, oldest first.</summary>
    public async Task<IReadOnlyList<ActivityRow>> ByAssetAfterAsync(
        AssetId asset, Account? viewer, long position, int limit, CancellationToken ct) =>
        await source.ReadAsync<ActivityRow>(
            ActivityRow.Table.Select(
                $"where t.contract = $1 and t.token_id = $2 and {s_visible} and t.position > $4 order by t.position limit $5",
                asset.Contract, asset.TokenId, Optional.Text(viewer?.Value), position, limit), ct);

    /// <summary>Lines after a position, oldest first: for subscriptions that take up again.</summary>
    public async Task<IReadOnlyList<ActivityRow>> AfterAsync(Account? viewer, long position, int limit, CancellationToken ct) =>
        await source.ReadAsync<ActivityRow>(
            ActivityRow.Table.Select(
                $"where {s_visible} and t.position > $1 order by t.position limit $2",
                position, limit, Optional.Text(viewer?.Value)), ct);

    private async Task<Page<ActivityRow>> ReadAsync(
        string condition, Account? viewer, long? before, int limit, object[] values, CancellationToken ct) =>
        Page<ActivityRow>.Of(
            await source.ReadAsync<ActivityRow>(
                ActivityRow.Table.Select(
                    $"where {condition} and {s_visible} and ($1 is null or t.position < $1) order by t.position desc limit $2",
                    [Optional.Long(before), limit + 1, Optional.Text(viewer?.Value), .. values]),
                ct),
            limit);
}
