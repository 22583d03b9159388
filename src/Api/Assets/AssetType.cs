using System.Security.Claims;
using NeuraNft.Api.Accounts;
using NeuraNft.Api.Activity;
using NeuraNft.Application.Chain;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.AccessCurrent;
using NeuraNft.Projections.ActivityFeed;

namespace NeuraNft.Api.Assets;

/// <summary>What is asked about an asset beside its own row. What a data loader fetches for a page weighs less than a query.</summary>
[ObjectType<Asset>]
public static partial class AssetType
{
    [NodeResolver]
    public static Task<Asset?> GetByIdAsync(string id, AssetById assets, CancellationToken cancellationToken) =>
        assets.LoadAsync(AssetKey.Parse(id), cancellationToken);

    /// <summary>What the caller may do with it and why; null for an anonymous caller.</summary>
    [Cost(2)]
    public static async Task<Access?> GetViewerAccessAsync(
        [Parent] Asset asset, ClaimsPrincipal user, AccessByAccount access, CancellationToken cancellationToken) =>
        user.Account() is { } account ? await access.LoadAsync((asset.Key, account), cancellationToken) : null;

    /// <summary>What an account may do with it now and why. Rights are public: they are on the chain.</summary>
    [Cost(2)]
    public static async Task<Access> GetAccessAsync(
        [Parent] Asset asset, Account account, AccessByAccount access, CancellationToken cancellationToken) =>
        await access.LoadAsync((asset.Key, account), cancellationToken) ?? Access.None;

    /// <summary>What it derives from; null: it is no replica.</summary>
    [Cost(1)]
    public static async Task<Asset?> GetParentAsync([Parent] Asset asset, AssetById assets, CancellationToken cancellationToken) =>
        asset.ParentTokenId is { } token
            ? await assets.LoadAsync(new AssetId(asset.Contract.Value, token), cancellationToken)
            : null;

    /// <summary>Which levels are for lease at which price, the lowest first.</summary>
    [Cost(1)]
    [ListSize(AssumedSize = 5)]
    public static async Task<IReadOnlyList<LeaseOffer>> GetLeaseTermsAsync(
        [Parent] Asset asset, LeaseOffersByAsset offers, CancellationToken cancellationToken) =>
        await offers.LoadAsync(asset.Key, cancellationToken) ?? [];

    /// <summary>Everyone with a right of its own now, the owner included, by account.</summary>
    [UsePaging(AllowBackwardPagination = false)]
    public static async Task<Connection<AccessHolder>> GetHoldersAsync(
        [Parent] Asset asset, PagingArguments paging, AccessViewQueries access, ChainClock clock, CancellationToken cancellationToken)
    {
        var now = await clock.NowAsync(cancellationToken);
        var page = await access.ListAsync(asset.Key, now, HolderPlace.Parse(paging.After), paging.Size, cancellationToken);
        return new Connection<AccessHolder>(
            [.. page.Items.Select(h => new Edge<AccessHolder>(AccessHolder.From(h), HolderPlace.Write(h.Account)))],
            new PageInfo(page.HasMore, paging.After is not null));
    }

    /// <summary>Who could do what from when until when, and by which events; oldest first.</summary>
    [UsePaging(AllowBackwardPagination = false)]
    public static async Task<Connection<AccessInterval>> GetAccessHistoryAsync(
        [Parent] Asset asset, Account? account, PagingArguments paging, AccessViewQueries access, CancellationToken cancellationToken)
    {
        var page = await access.HistoryAsync(asset.Key, account, IntervalPlace.Parse(paging.After), paging.Size, cancellationToken);
        return new Connection<AccessInterval>(
            [.. page.Items.Select(i => new Edge<AccessInterval>(AccessInterval.Of(i), IntervalPlace.Write(i.Cursor)))],
            new PageInfo(page.HasMore, paging.After is not null));
    }

    /// <summary>
    /// Everything that happened to it, on chain and off chain together, newest first. Inferences and keys show to whom they concern alone.
    /// </summary>
    [UsePaging(AllowBackwardPagination = false)]
    public static async Task<Connection<ActivityEntry>> GetActivityAsync(
        [Parent] Asset asset, PagingArguments paging, ClaimsPrincipal user, ActivityQueries activity,
        CancellationToken cancellationToken) =>
        ActivityPages.Of(
            await activity.ByAssetAsync(asset.Key, user.Account(), ActivityPages.Before(paging), paging.Size, cancellationToken), paging);
}
