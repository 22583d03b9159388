using System.Security.Claims;
using NeuraNft.Api.Accounts;
using NeuraNft.Domain;
using NeuraNft.Projections.ActivityFeed;

namespace NeuraNft.Api.Activity;

/// <summary>What happened in the market.</summary>
[QueryType]
public static partial class ActivityFeedQueries
{
    /// <summary>
    /// Of everyone, or what concerns one account; newest first. Sessions, inferences and keys show to whom they concern alone.
    /// </summary>
    [UsePaging(AllowBackwardPagination = false)]
    public static async Task<Connection<ActivityEntry>> GetActivityAsync(
        Account? account, PagingArguments paging, ClaimsPrincipal user, ActivityQueries activity, CancellationToken cancellationToken)
    {
        var before = ActivityPages.Before(paging);
        var page = account is null
            ? await activity.LatestAsync(user.Account(), before, paging.Size, cancellationToken)
            : await activity.ByAccountAsync(account, user.Account(), before, paging.Size, cancellationToken);
        return ActivityPages.Of(page, paging);
    }
}
