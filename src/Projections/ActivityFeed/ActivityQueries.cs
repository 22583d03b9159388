using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Collections;
using NeuraNft.Projections.Rows;
using Npgsql;

namespace NeuraNft.Projections.ActivityFeed;

/// <summary>The feed as a viewer may see it, newest first; <c>before</c> is the last line's position.</summary>
public sealed class ActivityQueries(NpgsqlDataSource source)
{
    /// <summary>Everything about an asset, the viewer's inferences included.</summary>
    public Task<Page<ActivityRow>> ByAssetAsync(AssetId asset, Account? viewer, long? before, int limit, CancellationToken ct) =>
        ReadAsync(FeedPages.Of(asset, viewer), before, limit, ct);

    /// <summary>About a collection itself and what was minted into it.</summary>
    public Task<Page<ActivityRow>> ByCollectionAsync(CollectionId collection, long? before, int limit, CancellationToken ct) =>
        ReadAsync(FeedPages.Of(collection), before, limit, ct);

    /// <summary>About an asset after a position, oldest first.</summary>
    public async Task<IReadOnlyList<ActivityRow>> ByAssetAfterAsync(
        AssetId asset, Account? viewer, long position, int limit, CancellationToken ct) =>
        await (FeedPages.Of(asset, viewer) with { After = position, OldestFirst = true }).ReadAsync(source, limit, ct);

    /// <summary>Of everyone, or what concerns one account; only some kinds, where they are named.</summary>
    public async Task<Page<ActivityRow>> ListAsync(
        Account? account, IReadOnlyList<string>? kinds, Account? viewer, long? before, int limit, CancellationToken ct) =>
        Page<ActivityRow>.Of(await (Of(account, kinds, viewer) with { After = before }).ReadAsync(source, limit + 1, ct), limit);

    /// <summary>The same after a position, oldest first: for subscriptions that take up again.</summary>
    public async Task<IReadOnlyList<ActivityRow>> ListAfterAsync(
        Account? account, IReadOnlyList<string>? kinds, Account? viewer, long position, int limit, CancellationToken ct) =>
        await (Of(account, kinds, viewer) with { After = position, OldestFirst = true }).ReadAsync(source, limit, ct);

    private static FeedPages Of(Account? account, IReadOnlyList<string>? kinds, Account? viewer) =>
        (account is null ? FeedPages.OfAll(viewer) : FeedPages.Of(account, viewer)) with { Kinds = kinds };

    private async Task<Page<ActivityRow>> ReadAsync(FeedPages pages, long? before, int limit, CancellationToken ct) =>
        Page<ActivityRow>.Of(await (pages with { After = before }).ReadAsync(source, limit + 1, ct), limit);
}
