using Microsoft.Extensions.Options;
using Neura.EventStore;
using NeuraNft.Application.Balances;
using NeuraNft.Application.Chain;
using NeuraNft.Application.Log;
using NeuraNft.Application.Models;
using NeuraNft.Application.Rights;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Contracts;
using NeuraNft.Domain.Inferences;
using Npgsql;
using static NeuraNft.Domain.Inferences.InferenceEvent;

namespace NeuraNft.Application.Inferences;

/// <summary>
/// Asks for one run of a model. The same account and idempotency key name the same job, whenever the answer got lost. In one transaction
/// the job is asked for, its price is put aside and its quota is counted, or nothing is.
/// </summary>
public sealed class RequestInference(
    DocumentStore store, ChainClock clock, ModelOffers offers, InferenceDenials denials, IOptions<InferenceOptions> options)
{
    // Other requests and ends of the account's jobs move its balance meanwhile.
    private const int Attempts = 40;

    private readonly PlatformShares _platforms = new(store);

    // Who met another request of his own waits for his turn; a few accounts share one.
    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    /// <param name="Requester">The account proven at login.</param>
    /// <param name="IdempotencyKey">The client's.</param>
    /// <param name="Asset">The model.</param>
    /// <param name="InputKind">"text", "tensors" or "sealed".</param>
    /// <param name="Input">The input as JSON text.</param>
    /// <param name="ExpectedVersion">Refused where another is the newest; null: whichever is.</param>
    public sealed record Command(
        Account Requester, Guid IdempotencyKey, AssetId Asset, string InputKind, string Input, int? ExpectedVersion = null)
    {
        /// <summary>Refused where a run costs more. Default 0: who names no price pays none.</summary>
        public Yocto ExpectedPrice { get; init; }
    }

    /// <summary>The job of an account's request.</summary>
    public static Guid JobOf(Account requester, Guid idempotencyKey) => CommandId.Of(requester, "request_inference", idempotencyKey);

    /// <exception cref="ChainBehindException">Whether the requester may use the model cannot be said now.</exception>
    public async Task<Result<InferenceReceipt, InferenceRefusal>> HandleAsync(Command command, CancellationToken cancellationToken)
    {
        var job = JobOf(command.Requester, command.IdempotencyKey);
        if (await TryAsync(job, command, cancellationToken) is { } answer)
            return answer;
        var turn = _turns[(uint)command.Requester.GetHashCode() % _turns.Length];
        await turn.WaitAsync(cancellationToken);
        try
        {
            for (var attempt = 2; attempt <= Attempts; attempt++)
            {
                if (await TryAsync(job, command, cancellationToken) is { } later)
                    return later;
            }
        }
        finally
        {
            turn.Release();
        }

        throw new InvalidOperationException("The requester's balance changes faster than a price is put aside.");
    }

    /// <returns>Null where a stream moved on meanwhile, and nothing was written.</returns>
    private async Task<Result<InferenceReceipt, InferenceRefusal>?> TryAsync(
        Guid job, Command command, CancellationToken cancellationToken)
    {
        var metadata = new EventMetadata { UserName = command.Requester.Value, CorrelationId = job.ToString() };
        var session = store.LightweightSession(metadata);
        var now = await clock.FreshAsync(command.Asset.Contract, cancellationToken);
        var stream = await session.Events.FetchForWriting(StreamKeys.Inference(job), Aggregates.Inference, cancellationToken);
        // A repetition is answered as the first was, whatever has become of the key or the deadline since.
        if (stream.Aggregate is InferenceState.Unrequested && command.InputKind == SealedInput.Kind
            && await SealedInputs.RefusalOfAsync(store, command, now, cancellationToken) is { } invalid)
            return Refuse(invalid);
        var request = await ReadAsync(job, command, cancellationToken);
        var decided = InferenceDecider.Decide(stream.Aggregate, request, now);
        if (decided is Decision<InferenceEvent, InferenceRefusal>.Refused { Refusal: var refusal })
        {
            if (refusal is InferenceRefusal.AccessDenied) await denials.RecordAsync(command.Requester, command.Asset, cancellationToken);
            return Refuse(refusal);
        }
        if (((Decision<InferenceEvent, InferenceRefusal>.Accepted)decided).Events is not [InferenceRequested asked])
            return new Result<InferenceReceipt, InferenceRefusal>.Ok(
                new InferenceReceipt(job, await FirstPositionAsync(job, cancellationToken), Replayed: true));
        if (await session.HoldAsync([asked], cancellationToken) is { } unpaid)
            return Refuse(unpaid);
        stream.AppendOne(asked);
        return await SaveAsync(session, asked, QuotaOf(request, asked), cancellationToken);
    }

    private async Task<InferenceCommand.RequestInference> ReadAsync(Guid job, Command command, CancellationToken cancellationToken)
    {
        var asset = await store.StateAsync(StreamKeys.Asset(command.Asset), Aggregates.Asset, cancellationToken);
        var terms = await store.StateAsync(StreamKeys.Terms(command.Asset), Aggregates.Terms, cancellationToken);
        var offer = await offers.FindAsync(asset, cancellationToken);
        return new InferenceCommand.RequestInference(
            job, command.Asset, asset, command.Requester, command.InputKind, command.Input, offer.CardCid)
        {
            ExpectedVersion = command.ExpectedVersion,
            ExpectedPrice = command.ExpectedPrice,
            Terms = terms,
            Platform = terms.Price == Yocto.Zero ? Platform.None
                : await _platforms.OfAsync(command.Asset.Contract, cancellationToken),
            NotOffered = offer.Refusal,
        };
    }

    private InferenceQuota QuotaOf(InferenceCommand.RequestInference request, InferenceRequested asked) =>
        request.Terms.QuotaOf(request.Asset.Explain(asked.Requester, asked.RequestedAt)).And(options.Value.BoundOf(asked.LevelSeen));

    private static async Task<Result<InferenceReceipt, InferenceRefusal>?> SaveAsync(
        DocumentSession session, InferenceRequested asked, InferenceQuota quota, CancellationToken cancellationToken)
    {
        session.CountRun(asked, quota);
        try
        {
            return await session.SaveChangesAsync(cancellationToken) switch
            {
                { Verdict: AppendVerdict.Appended } saved => new Result<InferenceReceipt, InferenceRefusal>.Ok(
                    new InferenceReceipt(asked.Job, saved.Position, Replayed: false)),
                { Verdict: AppendVerdict.Conflict } => null,
                var other => throw new InvalidOperationException($"The log refused a checked request: {other.Verdict}."),
            };
        }
        catch (PostgresException failure) when (QuotaCounters.RefusalOf(failure, asked, quota) is { } exceeded)
        {
            return Refuse(exceeded);
        }
    }

    private static Result<InferenceReceipt, InferenceRefusal>.Refused Refuse(InferenceRefusal refusal) => new(refusal);

    private async Task<long> FirstPositionAsync(Guid job, CancellationToken cancellationToken) =>
        (await store.FetchStreamAsync(StreamKeys.Inference(job), 1, cancellationToken))[0].Sequence;
}
