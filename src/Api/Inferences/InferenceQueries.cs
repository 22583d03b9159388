using System.Security.Claims;
using NeuraNft.Api.Accounts;
using NeuraNft.Projections.InferenceJobs;

namespace NeuraNft.Api.Inferences;

/// <summary>Following jobs.</summary>
[QueryType]
public static partial class InferenceQueries
{
    /// <summary>A job of the caller's; null where there is none, or it is another's.</summary>
    [Authorize]
    public static async Task<InferenceJob?> GetInferenceJobAsync(
        Guid id, ClaimsPrincipal user, InferenceJobQueries jobs, CancellationToken cancellationToken) =>
        await jobs.FindAsync(id, cancellationToken) is { } row && row.Requester == user.RequiredAccount() ? InferenceJob.From(row) : null;
}
