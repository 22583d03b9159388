using NeuraNft.Application.Balances;
using NeuraNft.Application.Chain;
using NeuraNft.Application.Log;
using NeuraNft.Application.Rights;
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
    private const int Attempts = 10;

    private readonly AssetPasts _pasts = new(store);

    public Task<InferenceState> FindAsync(Guid job, CancellationToken cancellationToken) =>
        store.StateAsync(StreamKeys.Inference(job), Aggregates.Inference, cancellationToken);

    /// <summary>Whether inputs may be encrypted to the key: some worker here has registered it, though perhaps long ago.</summary>
    public async Task<bool> HasWorkerAsync(string workerKey, CancellationToken cancellationToken) =>
        (await store.StateAsync(SealedInputs.StreamOf(workerKey), Aggregates.WorkerKeys, cancellationToken)).SigningKey is not null;

    /// <summary>The right is checked again when a worker takes the job: it may have been revoked or have lapsed since.</summary>
    /// <returns>By which right the requester may still use the model, or why not.</returns>
    /// <exception cref="ChainBehindException">That cannot be said now.</exception>
    public async Task<Result<RightUsed, AccessDenial>> RightAsync(
        InferenceEvent.InferenceRequested request, CancellationToken cancellationToken)
    {
        // The clock first: a state read later is at least as new as the time it is judged by.
        var now = await clock.FreshAsync(request.Asset.Contract, cancellationToken);
        var past = await _pasts.ReadAsync(request.Asset, cancellationToken);
        var access = past.State.Explain(request.Requester, now);
        return access.DenialOf(AccessLevel.UseModel) is { } denial
            ? new Result<RightUsed, AccessDenial>.Refused(denial)
            : new Result<RightUsed, AccessDenial>.Ok(new RightUsed(
                access.Level, access.Source.ToString().ToLowerInvariant(), past.GivenBy(request.Requester, access.Source)));
    }

    /// <summary>Ends a job whose attempts are used up, whichever of them it stands at: nobody is left to end it.</summary>
    /// <returns>False where the job has ended otherwise.</returns>
    /// <exception cref="InvalidOperationException">The log did not take it: the job goes on standing where it stood.</exception>
    public async Task<bool> GiveUpAsync(Guid job, string worker, CancellationToken cancellationToken) =>
        await WriteAsync(job, Exhausted, MetadataOf(job, worker), cancellationToken) is null;

    /// <summary>By the requester. A run that has begun may still end; it no longer counts, and its price is refunded.</summary>
    /// <returns>Null where the job is cancelled; it may have been so already.</returns>
    public Task<InferenceRefusal?> CancelAsync(Guid job, Account requester, CancellationToken cancellationToken) =>
        WriteAsync(
            job, _ => new InferenceCommand.CancelInference(requester),
            new EventMetadata { UserName = requester.Value, CorrelationId = job.ToString() }, cancellationToken);

    /// <returns>Null where the command was accepted; it may have been so already.</returns>
    /// <exception cref="InvalidOperationException">The log did not take it: nothing came of the command.</exception>
    public Task<InferenceRefusal?> AppendAsync(Guid job, InferenceCommand command, string worker, CancellationToken cancellationToken) =>
        WriteAsync(job, _ => command, MetadataOf(job, worker), cancellationToken);

    // With the job's end its price is charged or refunded, in one append: there is no end without it, and none has it twice.
    private async Task<InferenceRefusal?> WriteAsync(
        Guid job, Func<InferenceState, InferenceCommand> command, EventMetadata metadata, CancellationToken cancellationToken)
    {
        var now = await clock.NowAsync(cancellationToken);
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var session = store.LightweightSession(metadata);
            var stream = await session.Events.FetchForWriting(StreamKeys.Inference(job), Aggregates.Inference, cancellationToken);
            var decision = InferenceDecider.Decide(stream.Aggregate, command(stream.Aggregate), now);
            if (decision is Decision<InferenceEvent, InferenceRefusal>.Refused { Refusal: var refusal })
                return refusal;
            var events = ((Decision<InferenceEvent, InferenceRefusal>.Accepted)decision).Events;
            session.Settle(stream.Aggregate, events);
            stream.AppendMany(events);
            var saved = await session.SaveChangesAsync(cancellationToken);
            if (saved.IsWritten)
                return null;
            if (saved.Verdict != AppendVerdict.Conflict)
                throw new InvalidOperationException($"The log did not take a job's event: {saved.Verdict}.");
        }

        throw new InvalidOperationException("A job changes faster than its end is decided.");
    }

    private static InferenceCommand.FailInference Exhausted(InferenceState state)
    {
        var (worker, attempt) = state is InferenceState.Running running ? (running.Worker, running.Attempt) : ("", 0);
        return new InferenceCommand.FailInference(
            worker, attempt, "ATTEMPTS_EXHAUSTED", "Every attempt to run the model ended without an answer.");
    }

    private static EventMetadata MetadataOf(Guid job, string worker) =>
        new() { UserName = "worker:" + worker, CorrelationId = job.ToString() };
}
