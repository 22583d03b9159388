using System.Text.Json;
using NeuraNft.Domain;
using NeuraNft.Projections.InferenceJobs;

namespace NeuraNft.Api.Inferences;

/// <summary>One run of a model, seen by its requester alone.</summary>
/// <param name="Id">The global id.</param>
/// <param name="Output">The answer once completed: label, score, labels, tensors.</param>
/// <param name="FailureCode">Stable: ACCESS_DENIED, MODEL_INVALID, SHAPE_MISMATCH, DEADLINE_EXCEEDED, …</param>
/// <param name="DurationMicroseconds">The model's own run time.</param>
/// <param name="InputSha256">Of the input's JSON.</param>
/// <param name="OutputSha256">Of the output's JSON.</param>
[Node]
public sealed record InferenceJob(
    Guid Id, [property: GraphQLIgnore] string AssetKey, Account Requester, InferenceStatus Status, JsonElement? Output, string? FailureCode,
    string? FailureMessage, Cid ModelCid, Hash256 ModelSha256, int ModelVersion, string? RuntimeVersion, string? ExecutionProvider,
    string? Worker, int? Attempt, long? DurationMicroseconds, Hash256? InputSha256, Hash256? OutputSha256, DateTimeOffset RequestedAt,
    DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt, Position Position)
{
    /// <summary>What names it everywhere else, as in the field inferenceJob.</summary>
    public Guid JobId => Id;

    /// <summary>What is held, or was charged, for it; null: it is free.</summary>
    public Yocto? Price { get; init; }

    /// <summary>What the worker signed once it was completed; null before, and of jobs from before there were receipts.</summary>
    public RunReceiptView? Receipt { get; init; }

    internal static InferenceJob From(InferenceJobRow r) => new(
        r.Job, r.Asset.ToString(), r.Requester, r.Status, r.Output is null ? null : JsonSerializer.Deserialize<JsonElement>(r.Output),
        r.FailureCode, r.FailureMessage, new Cid(r.ModelCid), new Hash256(r.ModelSha256), r.ModelVersion, r.RuntimeVersion,
        r.ExecutionProvider, r.Worker, r.Attempt, r.DurationUs, Hash(r.InputSha256), Hash(r.OutputSha256), r.RequestedAt,
        r.StartedAt, r.FinishedAt, new Position(r.Position))
    {
        Price = r.Price,
        Receipt = RunReceiptView.From(r.Receipt),
    };

    private static Hash256? Hash(string? text) => text is null ? null : new Hash256(text);
}
