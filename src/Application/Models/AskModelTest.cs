using Neura.EventStore;
using NeuraNft.Application.Inferences;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using NeuraNft.Domain.Inferences;
using NeuraNft.Domain.Models;
using Asked = NeuraNft.Application.Result<
    NeuraNft.Domain.Inferences.InferenceEvent.InferenceRequested, NeuraNft.Domain.Inferences.InferenceRefusal>;

namespace NeuraNft.Application.Models;

/// <summary>
/// A test is a job like any other, of whoever registers the model, and counts as one against the operator's bound; it alone is asked before
/// the model is offered.
/// </summary>
internal static class AskModelTest
{
    public static async Task<Asked> AskAsync(
        this DocumentSession session, ModelCommand.RegisterModel register, ModelEvent.ModelTestSet test, InferenceOptions options,
        BlockTime now, CancellationToken cancellationToken)
    {
        var job = await session.Events.FetchForWriting(StreamKeys.Inference(test.Job), Aggregates.Inference, cancellationToken);
        var ask = new InferenceCommand.RequestInference(
            test.Job, register.AssetId, register.Asset, register.Actor, test.Vector.InputKind, test.Vector.Input, register.Card?.Cid);
        var decided = InferenceDecider.Decide(job.Aggregate, ask, now);
        if (decided is Decision<InferenceEvent, InferenceRefusal>.Refused no)
            return new Asked.Refused(no.Refusal);
        var asked = (InferenceEvent.InferenceRequested)((Decision<InferenceEvent, InferenceRefusal>.Accepted)decided).Events[0];
        job.AppendOne(asked);
        session.CountRun(asked, options.BoundOf(asked.LevelSeen));
        session.Queue(
            "insert into model_test_job (job, contract, token_id, version) values ($1, $2, $3, $4)", test.Job, test.Asset.Contract,
            test.Asset.TokenId, test.Version);
        return new Asked.Ok(asked);
    }
}
