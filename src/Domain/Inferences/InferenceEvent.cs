using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Sealing;

namespace NeuraNft.Domain.Inferences;

/// <summary>What happened to one inference job. Stored format; change only by adding.</summary>
public abstract record InferenceEvent
{
    private InferenceEvent() { }

    /// <summary>Input is JSON text of the named kind; the level is the one the requester held at <paramref name="RequestedAt"/>.</summary>
    public sealed record InferenceRequested(
        Guid Job, AssetId Asset, Account Requester, string InputKind, string Input, AccessLevel LevelSeen, ModelReference Model,
        string? CardCid, BlockTime RequestedAt) : InferenceEvent
    {
        /// <summary>What is held for it; null: it is free.</summary>
        public InferencePrice? Price { get; init; }
    }

    /// <summary>Attempts count from 1; a redelivered job starts again with the next number.</summary>
    public sealed record InferenceStarted(Guid Job, string Worker, int Attempt) : InferenceEvent;

    public sealed record InferenceCompleted(Guid Job, string Worker, int Attempt, InferenceResult Result) : InferenceEvent
    {
        /// <summary>The worker's own word on it; null of runs from before there were receipts.</summary>
        public SignedReceipt? Receipt { get; init; }
    }

    /// <summary>The code is stable (MODEL_INVALID, SHAPE_MISMATCH, …); the message is for the requester and leaks no internals.</summary>
    public sealed record InferenceFailed(Guid Job, string Code, string Message) : InferenceEvent;

    /// <summary>By the requester, or by nobody: the platform found his right gone, for the reason named.</summary>
    public sealed record InferenceCancelled(Guid Job, Account? By, RightsLossReason? Reason = null) : InferenceEvent;
}
