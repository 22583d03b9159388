using Neura.GraphQL.Execution;
using NeuraNft.Projections.ActivityFeed;
using NeuraNft.Projections.InferenceJobs;

namespace NeuraNft.Api.Inferences;

/// <summary>A step of a job.</summary>
/// <param name="Position">Of the step in the log; hand it back as after.</param>
/// <param name="Kind">The event's stored name: inference_requested, inference_started, …</param>
/// <param name="Status">Where the job stood after it.</param>
/// <param name="At">When it was recorded.</param>
public sealed record InferenceJobEvent(
    [property: GraphQLIgnore] Guid Id, Position Position, string Kind, InferenceStatus Status, DateTimeOffset At) : IResumableEvent
{
    [GraphQLIgnore]
    public string ResumePosition => Position.ToString();

    internal bool IsLast => Status is InferenceStatus.Completed or InferenceStatus.Failed or InferenceStatus.Cancelled;

    /// <returns>Null for an event that moves the job nowhere.</returns>
    internal static InferenceJobEvent? From(ActivityRow row) => StatusOf(row.Kind) is { } status
        ? new InferenceJobEvent(Guid.Parse(row.EntityId), new Position(row.Position), row.Kind, status, row.OccurredAt)
        : null;

    private static InferenceStatus? StatusOf(string kind) => kind switch
    {
        "inference_requested" => InferenceStatus.Waiting,
        "inference_started" => InferenceStatus.Running,
        "inference_completed" => InferenceStatus.Completed,
        "inference_failed" => InferenceStatus.Failed,
        "inference_cancelled" => InferenceStatus.Cancelled,
        _ => null,
    };
}
