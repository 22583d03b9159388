using NeuraNft.Application.Chain;
using NeuraNft.Application.Log;
using NeuraNft.Application.Models;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Inferences;
using Neura.EventStore;

namespace NeuraNft.Application.Inferences;

/// <summary>Asks for one run of a model. The same account and idempotency key name the same job, whenever the answer got lost.</summary>
public sealed class RequestInference(DocumentStore store, ChainClock clock, ModelOffers offers)
{
    /// <param name="Requester">The account proven at login.</param>
    /// <param name="IdempotencyKey">The client's.</param>
    /// <param name="Asset">The model.</param>
    /// <param name="InputKind">"text" or "tensors".</param>
    /// <param name="Input">The input as JSON text.</param>
    /// <param name="ExpectedVersion">Refused where another is the newest; null: whichever is.</param>
    public sealed record Command(
        Account Requester, Guid IdempotencyKey, AssetId Asset, string InputKind, string Input, int? ExpectedVersion = null);

    /// <exception cref="ChainBehindException">Whether the requester may use the model cannot be said now.</exception>
    public async Task<Result<InferenceReceipt, InferenceRefusal>> HandleAsync(Command command, CancellationToken cancellationToken)
    {
        var job = CommandId.Of(command.Requester, "request_inference", command.IdempotencyKey);
        var now = await clock.FreshAsync(command.Asset.Contract, cancellationToken);
        var asset = await store.StateAsync(StreamKeys.Asset(command.Asset), Aggregates.Asset, cancellationToken);
        var card = (asset as AssetState.Minted)?.Metadata.Data;
        var request = new InferenceCommand.RequestInference(job, command.Asset, asset, command.Requester, command.InputKind,
            command.Input, card)
        {
            ExpectedVersion = command.ExpectedVersion,
            NotOffered = await offers.FindRefusalAsync(asset, cancellationToken),
        };
        var written = await store.WriteAsync(
            StreamKeys.Inference(job), Aggregates.Inference,
            new EventMetadata { UserName = command.Requester.Value, CorrelationId = job.ToString() },
            (state, _) => InferenceDecider.Decide(state, request, now).ToStore(), cancellationToken);
        if (written.Refusal is InferenceRefusal refusal)
            return new Result<InferenceReceipt, InferenceRefusal>.Refused(refusal);
        if (!written.Append.IsWritten)
            throw new InvalidOperationException($"The log refused a checked request: {written.Append.Verdict}.");
        return new Result<InferenceReceipt, InferenceRefusal>.Ok(written.Append.Position > 0
            ? new InferenceReceipt(job, written.Append.Position, Replayed: false)
            : new InferenceReceipt(job, await FirstPositionAsync(job, cancellationToken), Replayed: true));
    }

    private async Task<long> FirstPositionAsync(Guid job, CancellationToken cancellationToken) =>
        (await store.FetchStreamAsync(StreamKeys.Inference(job), 1, cancellationToken))[0].Sequence;
}
