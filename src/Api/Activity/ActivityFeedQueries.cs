using System.Security.Claims;
using NeuraNft.Api.Accounts;
using NeuraNft.Api.History;
using NeuraNft.Domain;
using NeuraNft.Projections.ActivityFeed;

namespace NeuraNft.Api.Activity;

/// <summary>What happened in the market.</summary>
[QueryType]
public static partial class ActivityFeedQueries
{
    /// <summary>
    /// Of everyone, or what concerns one account; of some kinds, where they are named; newest first. Sessions, inferences and keys show to
    /// whom they concern alone.
    /// </summary>
    [UsePaging(AllowBackwardPagination = false)]
    public static async Task<Connection<ActivityEntry>> GetActivityAsync(
        Account? account, IReadOnlyList<string>? kinds, PagingArguments paging, ClaimsPrincipal user, ActivityQueries activity,
        CancellationToken cancellationToken) =>
        ActivityPages.Of(
            await activity.ListAsync(
                account, EntityHistoryQueries.Known(kinds), user.Account(), ActivityPages.Before(paging), paging.Size, cancellationToken),
            paging);
}
