using System.Security.Claims;
using NeuraNft.Api.Accounts;

namespace NeuraNft.Api.Inferences;

/// <summary>Following jobs.</summary>
[QueryType]
public static partial class InferenceQueries
{
    /// <summary>A job of the caller's; null where there is none, or it is another's.</summary>
    [Authorize(Policies.Read)]
    public static async Task<InferenceJob?> GetInferenceJobAsync(
        Guid id, ClaimsPrincipal user, JobById jobs, CancellationToken cancellationToken) =>
        await InferenceJobType.GetByIdAsync(id, user, jobs, cancellationToken);
}
