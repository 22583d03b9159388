using NeuraNft.Application.Chain;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Inferences;
using Neura.EventStore;

namespace NeuraNft.Application.Inferences;

/// <summary>
/// What a worker reads of a job and appends to it. Each append is a decision on the job's own stream: a job ends exactly once.
/// </summary>
public sealed class JobLog(DocumentStore store, ChainClock clock)
{
    public Task<InferenceState> FindAsync(Guid job, CancellationToken cancellationToken) =>
        store.StateAsync(StreamKeys.Inference(job), Aggregates.Inference, cancellationToken);

    /// <summary>The right is checked again when a worker takes the job: it may have been revoked or have lapsed since.</summary>
    /// <returns>Null where the requester may still use the model.</returns>
    public async Task<AccessDenial?> DenialAsync(InferenceEvent.InferenceRequested request, CancellationToken cancellationToken)
    {
        var asset = await store.StateAsync(StreamKeys.Asset(request.Asset), Aggregates.Asset, cancellationToken);
        return asset.Explain(request.Requester, await clock.NowAsync(cancellationToken)).DenialOf(AccessLevel.UseModel);
    }

    /// <returns>Null where the command was accepted; it may have been so already.</returns>
    public async Task<InferenceRefusal?> AppendAsync(Guid job, InferenceCommand command, string worker, CancellationToken cancellationToken)
    {
        var now = await clock.NowAsync(cancellationToken);
        var written = await store.WriteAsync(
            StreamKeys.Inference(job), Aggregates.Inference,
            new EventMetadata { UserName = "worker:" + worker, CorrelationId = job.ToString() },
            (state, _) => InferenceDecider.Decide(state, command, now).ToStore(), cancellationToken);
        return (InferenceRefusal?)written.Refusal;
    }
}
