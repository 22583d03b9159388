using System.Runtime.CompilerServices;
using System.Security.Claims;
using Neura.EventStore;
using NeuraNft.Api.Accounts;
using NeuraNft.Api.Assets;
using NeuraNft.Api.History;
using NeuraNft.Api.Positions;
using NeuraNft.Api.RateLimits;
using NeuraNft.Domain;
using NeuraNft.Projections.ActivityFeed;

namespace NeuraNft.Api.Activity;

/// <summary>
/// What happens, as it happens. The log is the source, so that nothing is missed after a break. Without a login: what everyone sees, and
/// no more of it at once than <see cref="VisitorSeats"/> lets.
/// </summary>
[SubscriptionType]
public static partial class ActivitySubscriptions
{
    /// <summary>
    /// Everything about an asset that the caller may see, from now on, or after a position that was seen before; oldest first.
    /// </summary>
    [Subscribe]
    public static async IAsyncEnumerable<ActivityEntry> AssetActivityAsync(
        [ID<Asset>] string assetId, Position? after, ClaimsPrincipal user, ActivityQueries activity, DocumentStore store,
        FeedFollower feed, ReadModelPositions models, KnownPositions positions, VisitorSeats seats,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (asset, viewer) = (AssetKey.Parse(assetId), user.Account());
        using var seat = seats.Take(user);
        var from = after?.Value ?? await store.HeadPositionAsync(cancellationToken);
        await positions.EnsureInLogAsync(new Position(from), cancellationToken);
        var rows = feed.FollowAsync(
            models.Feed, seat, from, (at, limit, ct) => activity.ByAssetAfterAsync(asset, viewer, at, limit, ct), cancellationToken);
        await foreach (var row in rows)
            yield return ActivityEntry.From(row);
    }

    /// <summary>
    /// Everything in the market that the caller may see, or what concerns one account, or some kinds of it; from now on, or after a
    /// position that was seen before; oldest first.
    /// </summary>
    [Subscribe]
    public static async IAsyncEnumerable<ActivityEntry> ActivityAddedAsync(
        Account? account, IReadOnlyList<string>? kinds, Position? after, ClaimsPrincipal user, ActivityQueries activity,
        DocumentStore store, FeedFollower feed, ReadModelPositions models, KnownPositions positions, VisitorSeats seats,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (viewer, known) = (user.Account(), EntityHistoryQueries.Known(kinds));
        using var seat = seats.Take(user);
        var from = after?.Value ?? await store.HeadPositionAsync(cancellationToken);
        await positions.EnsureInLogAsync(new Position(from), cancellationToken);
        await foreach (var row in feed.FollowAsync(
            models.Feed, seat, from, (at, limit, ct) => activity.ListAfterAsync(account, known, viewer, at, limit, ct),
            cancellationToken))
            yield return ActivityEntry.From(row);
    }
}
