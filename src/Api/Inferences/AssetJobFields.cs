using System.Security.Claims;
using NeuraNft.Api.Accounts;
using NeuraNft.Api.Assets;
using NeuraNft.Projections.InferenceJobs;

namespace NeuraNft.Api.Inferences;

/// <summary>Runs of an asset's model.</summary>
[ObjectType<Asset>]
public static partial class AssetJobFields
{
    /// <summary>
    /// The caller's own, newest first; null for an anonymous caller. Inputs and outputs are nobody else's, not the owner's either: what
    /// he may know of the use says <c>usage</c>.
    /// </summary>
    [UsePaging(AllowBackwardPagination = false)]
    public static async Task<Connection<InferenceJob>?> GetInferenceJobsAsync(
        [Parent] Asset asset, PagingArguments paging, ClaimsPrincipal user, InferenceJobQueries jobs, CancellationToken cancellationToken)
    {
        if (user.Account() is not { } caller)
            return null;
        var before = PositionPages.Before(paging);
        var page = await jobs.ByAssetAndRequesterAsync(asset.Key, caller, before, paging.Size, cancellationToken);
        return PositionPages.Of(page, paging, InferenceJob.From, row => row.RequestedPosition);
    }
}
