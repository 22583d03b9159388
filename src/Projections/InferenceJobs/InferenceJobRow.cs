using System.Text.Json;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.Rows;

namespace NeuraNft.Projections.InferenceJobs;

/// <summary>A job as it is now. Input and output are JSON text; times are those of recording; duration is in microseconds.</summary>
public sealed record InferenceJobRow(
    Guid Job, string Contract, string TokenId, Account Requester, InferenceStatus Status, string InputKind, string Input,
    AccessLevel LevelSeen, string ModelCid, string ModelSha256, int ModelVersion, string? CardCid, DateTimeOffset RequestedAt,
    DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt, string? Worker, int? Attempt, string? Output, string? RuntimeVersion,
    string? ExecutionProvider, long? DurationUs, string? InputSha256, string? OutputSha256, string? FailureCode, string? FailureMessage,
    long RequestedPosition, long Position, long StreamVersion)
{
    /// <summary>What was held for it; null: it was free.</summary>
    public Yocto? Price { get; init; }

    /// <summary>A signed receipt, as the log has it; null: none.</summary>
    public JsonElement? Receipt { get; init; }

    internal static readonly Table<InferenceJobRow> Table = new("inference_jobs", "job");

    public AssetId Asset => new(Contract, TokenId);
}
