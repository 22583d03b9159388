using System.Runtime.CompilerServices;
using Neura.EventStore;
using NeuraNft.Api.Accounts;
using NeuraNft.Api.Assets;
using NeuraNft.Projections.ActivityFeed;

namespace NeuraNft.Api.Activity;

/// <summary>What happens, as it happens. The log is the source, so that nothing is missed after a break.</summary>
[SubscriptionType]
public static partial class ActivitySubscriptions
{
    private const int PageSize = 50;

    // The feed is a projection: it follows the log by some milliseconds, and is asked rather than listened to.
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Everything about an asset from now on, or after a position that was seen before; oldest first.</summary>
    [Subscribe, Authorize(Policies.Read)]
    public static async IAsyncEnumerable<ActivityEntry> AssetActivityAsync(
        [ID<Asset>] string assetId, Position? after, ActivityQueries activity, DocumentStore store, TimeProvider time,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var asset = AssetKey.Parse(assetId);
        for (var at = after?.Value ?? await store.HeadPositionAsync(cancellationToken); ;)
        {
            var page = await activity.ByAssetAfterAsync(asset, at, PageSize, cancellationToken);
            foreach (var row in page)
            {
                yield return ActivityEntry.From(row);
                at = row.Position;
            }
            if (page.Count < PageSize)
                await Task.Delay(s_pause, time, cancellationToken);
        }
    }
}
