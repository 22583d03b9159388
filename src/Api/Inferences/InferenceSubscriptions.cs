using System.Runtime.CompilerServices;
using System.Security.Claims;
using NeuraNft.Api.Accounts;
using NeuraNft.Api.Activity;
using NeuraNft.Api.History;
using NeuraNft.Api.Positions;
using NeuraNft.Api.RateLimits;
using NeuraNft.Application.Inferences;
using NeuraNft.Projections.ActivityFeed;

namespace NeuraNft.Api.Inferences;

/// <summary>A job as it goes on.</summary>
[SubscriptionType]
public static partial class InferenceSubscriptions
{
    // Attempts are few.
    private const int MostSteps = 100;

    /// <summary>
    /// The steps of a job of the caller's, from its request or after a position that was seen before, until it has ended. Another's job is
    /// NOT_FOUND.
    /// </summary>
    [Subscribe, Authorize(Policies.Read)]
    public static async IAsyncEnumerable<InferenceJobEvent> InferenceJobProgressAsync(
        Guid id, Position? after, ClaimsPrincipal user, JobLog jobs, HistoryQueries history, FeedFollower feed, ReadModelPositions models,
        KnownPositions positions, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // The log and not a view: who has just asked may follow at once.
        var job = await jobs.FindAsync(id, cancellationToken);
        if (job.Asked?.Requester != user.RequiredAccount())
            throw EntityHistoryQueries.NotFound();
        await positions.EnsureInLogAsync(after ?? default, cancellationToken);
        if (after is { } seen && await HasEndedByAsync(id, seen, history, cancellationToken))
            yield break;
        var rows = feed.FollowAsync(
            models.Jobs, Seat.OfAccount, after?.Value ?? 0, (at, limit, ct) => history.OfInferenceAfterAsync(id, at, limit, ct),
            cancellationToken);
        await foreach (var row in rows)
        {
            if (InferenceJobEvent.From(row) is not { } step)
                continue;
            yield return step;
            if (step.IsLast)
                yield break;
        }
    }

    private static async Task<bool> HasEndedByAsync(Guid job, Position seen, HistoryQueries history, CancellationToken cancellationToken) =>
        (await history.OfInferenceAfterAsync(job, 0, MostSteps, cancellationToken))
        .Any(row => row.Position <= seen.Value && InferenceJobEvent.From(row) is { IsLast: true });
}

/// <summary>What is asked about a step.</summary>
[ObjectType<InferenceJobEvent>]
public static partial class InferenceJobEventType
{
    /// <summary>The job as it is now: after this step, and perhaps after later ones.</summary>
    [Cost(1)]
    public static Task<InferenceJob?> GetJobAsync(
        [Parent] InferenceJobEvent step, ClaimsPrincipal user, JobById jobs, CancellationToken cancellationToken) =>
        InferenceJobType.GetByIdAsync(step.Id, user, jobs, cancellationToken);
}
