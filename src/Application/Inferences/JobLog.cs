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
    /// <exception cref="ChainBehindException">That cannot be said now.</exception>
    public async Task<AccessDenial?> DenialAsync(InferenceEvent.InferenceRequested request, CancellationToken cancellationToken)
    {
        // The clock first: a state read later is at least as new as the time it is judged by.
        var now = await clock.FreshAsync(request.Asset.Contract, cancellationToken);
        var asset = await store.StateAsync(StreamKeys.Asset(request.Asset), Aggregates.Asset, cancellationToken);
        return asset.Explain(request.Requester, now).DenialOf(AccessLevel.UseModel);
    }

    /// <summary>Ends a job whose attempts are used up, whichever of them it stands at: nobody is left to end it.</summary>
    /// <returns>False where the job has ended otherwise.</returns>
    /// <exception cref="InvalidOperationException">The log did not take it: the job goes on standing where it stood.</exception>
    public async Task<bool> GiveUpAsync(Guid job, string worker, CancellationToken cancellationToken)
    {
        var now = await clock.NowAsync(cancellationToken);
        var written = await store.WriteAsync(
            StreamKeys.Inference(job), Aggregates.Inference, MetadataOf(job, worker),
            (state, _) => InferenceDecider.Decide(state, Exhausted(state), now).ToStore(), cancellationToken);
        return RefusalOf(written) is null;
    }

    /// <returns>Null where the command was accepted; it may have been so already.</returns>
    /// <exception cref="InvalidOperationException">The log did not take it: nothing came of the command.</exception>
    public async Task<InferenceRefusal?> AppendAsync(Guid job, InferenceCommand command, string worker, CancellationToken cancellationToken)
    {
        var now = await clock.NowAsync(cancellationToken);
        var written = await store.WriteAsync(
            StreamKeys.Inference(job), Aggregates.Inference, MetadataOf(job, worker),
            (state, _) => InferenceDecider.Decide(state, command, now).ToStore(), cancellationToken);
        return RefusalOf(written);
    }

    private static InferenceRefusal? RefusalOf(WriteResult written) => written switch
    {
        { Refusal: { } refusal } => (InferenceRefusal)refusal,
        { Append.IsWritten: true } => null,
        _ => throw new InvalidOperationException($"The log did not take a job's event: {written.Append.Verdict}."),
    };

    private static InferenceCommand.FailInference Exhausted(InferenceState state)
    {
        var (worker, attempt) = state is InferenceState.Running running ? (running.Worker, running.Attempt) : ("", 0);
        return new InferenceCommand.FailInference(
            worker, attempt, "ATTEMPTS_EXHAUSTED", "Every attempt to run the model ended without an answer.");
    }

    private static EventMetadata MetadataOf(Guid job, string worker) =>
        new() { UserName = "worker:" + worker, CorrelationId = job.ToString() };
}
