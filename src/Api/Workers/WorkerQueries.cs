using System.Security.Claims;
using Microsoft.Extensions.Options;
using NeuraNft.Api.Accounts;
using NeuraNft.InferenceWorker.Registry;

namespace NeuraNft.Api.Workers;

/// <summary>The machines behind the market, for who operates it.</summary>
[QueryType]
public static partial class WorkerQueries
{
    /// <summary>Workers that were heard of in the last 30 seconds, by name; at most 1,000, and none for who is no operator.</summary>
    [Authorize(Policies.Read), ListSize(AssumedSize = 10)]
    public static async Task<IReadOnlyList<Worker>> GetWorkersAsync(
        ClaimsPrincipal user, WorkerTable workers, IOptions<OperatorOptions> operators, CancellationToken cancellationToken) =>
        user.Account() is { } account && operators.Value.Accounts.Contains(account.Value)
            ? [.. (await workers.LivingAsync(cancellationToken)).Select(Worker.From)]
            : [];

    /// <summary>How many workers were heard of in the last 30 seconds and take jobs, for everyone: without one, runs wait.</summary>
    public static async Task<int> GetWorkerCountAsync(WorkerTable workers, CancellationToken cancellationToken) =>
        (await workers.LivingAsync(cancellationToken)).Count(w => !w.IsDraining);
}
