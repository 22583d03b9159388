using System.Security.Claims;
using NeuraNft.Api.Accounts;
using NeuraNft.Api.Assets;

namespace NeuraNft.Api.Inferences;

/// <summary>What is asked about a job beside its own row.</summary>
[ObjectType<InferenceJob>]
public static partial class InferenceJobType
{
    /// <summary>Its requester's alone: to everyone else it is as if it did not exist.</summary>
    [NodeResolver]
    public static async Task<InferenceJob?> GetByIdAsync(
        Guid id, ClaimsPrincipal user, JobById jobs, CancellationToken cancellationToken) =>
        user.Account() is { } caller && await jobs.LoadAsync(id, cancellationToken) is { } row && row.Requester == caller
            ? InferenceJob.From(row)
            : null;

    /// <summary>The model's asset.</summary>
    [Cost(1)]
    public static Task<Asset?> GetAssetAsync([Parent] InferenceJob job, AssetById assets, CancellationToken cancellationToken) =>
        assets.LoadAsync(Assets.AssetKey.Parse(job.AssetKey), cancellationToken);
}
