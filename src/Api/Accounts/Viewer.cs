using System.Security.Claims;
using NeuraNft.Api.Inferences;
using NeuraNft.Domain;
using NeuraNft.Projections.InferenceJobs;

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
        var before = paging.After is { } cursor ? long.Parse(cursor, System.Globalization.CultureInfo.InvariantCulture) : (long?)null;
        var page = await jobs.ByRequesterAsync(viewer.Account, before, paging.Size, cancellationToken);
        return new Connection<InferenceJob>(
            [.. page.Items.Select(row => new Edge<InferenceJob>(
                InferenceJob.From(row), row.RequestedPosition.ToString(System.Globalization.CultureInfo.InvariantCulture)))],
            new PageInfo(page.HasMore, paging.After is not null));
    }
}
