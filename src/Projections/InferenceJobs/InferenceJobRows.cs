using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Neura.EventStore;
using NeuraNft.Domain.Erasure;
using NeuraNft.Domain.Inferences;
using static NeuraNft.Domain.Inferences.InferenceEvent;

namespace NeuraNft.Projections.InferenceJobs;

/// <summary>How each event changes a job's row.</summary>
internal static class InferenceJobRows
{
    public static Guid IdOf(InferenceEvent @event) => @event switch
    {
        InferenceRequested e => e.Job,
        InferenceStarted e => e.Job,
        InferenceCompleted e => e.Job,
        InferenceFailed e => e.Job,
        InferenceCancelled e => e.Job,
        _ => throw new UnreachableException(@event.GetType().Name),
    };

    /// <exception cref="UnreachableException">A job goes on that was never requested: the log is not what the decider wrote.</exception>
    public static InferenceJobRow Apply(InferenceJobRow? row, InferenceEvent @event, IEvent at)
    {
        if (row?.Position >= at.Sequence)
            return row;
        var next = (row, @event) switch
        {
            (null, InferenceRequested e) => Requested(e, at),
            ({ } r, InferenceStarted e) => r with
            {
                Status = InferenceStatus.Running, Worker = e.Worker, Attempt = e.Attempt, StartedAt = at.Timestamp,
            },
            ({ } r, InferenceCompleted e) => Completed(r, e) with { FinishedAt = at.Timestamp },
            ({ } r, InferenceFailed e) => r with
            {
                Status = InferenceStatus.Failed, FailureCode = e.Code, FailureMessage = e.Message, FinishedAt = at.Timestamp,
            },
            ({ } r, InferenceCancelled) => r with { Status = InferenceStatus.Cancelled, FinishedAt = at.Timestamp },
            _ => throw new UnreachableException($"{row?.Status.ToString() ?? "none"} x {@event.GetType().Name}"),
        };
        return next with { Position = at.Sequence, StreamVersion = at.Version };
    }

    /// <summary>What the requester wrote, and what came of it, is gone; that the job was is not.</summary>
    public static InferenceJobRow Erased(InferenceJobRow row) => row with
    {
        Input = PersonalFields.ErasedJson,
        Output = row.Output is null ? null : PersonalFields.ErasedJson,
        InputSha256 = row.InputSha256 is null ? null : PersonalFields.ErasedHash,
        OutputSha256 = row.OutputSha256 is null ? null : PersonalFields.ErasedHash,
        Receipt = row.Receipt is { } receipt ? WithoutSalt(receipt) : null,
    };

    private static JsonElement WithoutSalt(JsonElement receipt)
    {
        var signed = JsonObject.Create(receipt)!;
        signed["salt"] = null;
        return JsonSerializer.SerializeToElement(signed);
    }

    private static InferenceJobRow Requested(InferenceRequested e, IEvent at) => new(
        e.Job, e.Asset.Contract, e.Asset.TokenId, e.Requester, InferenceStatus.Waiting, e.InputKind, e.Input, e.LevelSeen, e.Model.Cid,
        e.Model.Sha256, e.Model.Version, e.CardCid, at.Timestamp, null, null, null, null, null, null, null, null, null, null, null, null,
        at.Sequence, at.Sequence, at.Version)
    {
        Price = e.Price?.Amount,
    };

    private static InferenceJobRow Completed(InferenceJobRow row, InferenceCompleted e) => row with
    {
        Status = InferenceStatus.Completed,
        Worker = e.Worker,
        Attempt = e.Attempt,
        Output = e.Result.Output,
        RuntimeVersion = e.Result.RuntimeVersion,
        ExecutionProvider = e.Result.ExecutionProvider,
        DurationUs = e.Result.DurationMicroseconds,
        InputSha256 = e.Result.InputSha256,
        OutputSha256 = e.Result.OutputSha256,
        Receipt = e.Receipt is null ? null : JsonSerializer.SerializeToElement(e.Receipt, JsonSerializerOptions.Web),
    };
}
