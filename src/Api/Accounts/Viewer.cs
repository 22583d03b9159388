using System.Security.Claims;
using NeuraNft.Api.Assets;
using NeuraNft.Api.Inferences;
using NeuraNft.Api.Market;
using NeuraNft.Domain;
using NeuraNft.Projections.InferenceJobs;
using NeuraNft.Projections.MarketBook;
using NeuraNft.Projections.RightsBook;

namespace NeuraNft.Api.Accounts;

/// <summary>Who is calling.</summary>
public sealed record Viewer(Account Account);

[QueryType]
public static partial class ViewerQueries
{
    /// <summary>The account that is logged in; null for an anonymous caller.</summary>
    public static Viewer? GetViewer(ClaimsPrincipal user) => user.Account() is { } account ? new Viewer(account) : null;
}

/// <summary>What only the viewer may see.</summary>
[ObjectType<Viewer>]
public static partial class ViewerType
{
    /// <summary>The viewer's jobs, newest first.</summary>
    [UsePaging(AllowBackwardPagination = false)]
    public static async Task<Connection<InferenceJob>> GetInferenceJobsAsync(
        [Parent] Viewer viewer, PagingArguments paging, InferenceJobQueries jobs, CancellationToken cancellationToken)
    {
        var page = await jobs.ByRequesterAsync(viewer.Account, PositionPages.Before(paging), paging.Size, cancellationToken);
        return PositionPages.Of(page, paging, InferenceJob.From, row => row.RequestedPosition);
    }

    /// <summary>What the viewer was paid of leases and sales, newest first.</summary>
    [UsePaging(AllowBackwardPagination = false)]
    public static async Task<Connection<Earning>> GetEarningsAsync(
        [Parent] Viewer viewer, PagingArguments paging, EarningQueries earnings, CancellationToken cancellationToken)
    {
        var page = await earnings.ByAccountAsync(viewer.Account, PositionPages.Before(paging), paging.Size, cancellationToken);
        return PositionPages.Of(page, paging, Earning.From, row => row.Position);
    }

    /// <summary>The viewer's newest request for each asset, answered or not, newest first.</summary>
    [UsePaging(AllowBackwardPagination = false)]
    public static async Task<Connection<AccessRequest>> GetAccessRequestsAsync(
        [Parent] Viewer viewer, PagingArguments paging, AccessRequestQueries requests, CancellationToken cancellationToken)
    {
        var page = await requests.ByAccountAsync(viewer.Account, PositionPages.Before(paging), paging.Size, cancellationToken);
        return PositionPages.Of(page, paging, AccessRequest.From, row => row.Position);
    }
}
