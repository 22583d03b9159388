using Neura.EventStore;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Inferences;
using NeuraNft.Domain.Models;

namespace NeuraNft.Application.Models;

/// <summary>Compares what a test's job answered with what its owner expects, and says so in the log. May be repeated.</summary>
public sealed class JudgeModelTest(DocumentStore store)
{
    internal async Task HandleAsync(Guid job, AssetId asset, int version, CancellationToken cancellationToken)
    {
        var answered = await store.StateAsync(StreamKeys.Inference(job), Aggregates.Inference, cancellationToken);
        var written = await store.WriteAsync(
            StreamKeys.Model(asset, version), Aggregates.Model, new EventMetadata { UserName = "policy:models", CausationId = $"{job}" },
            (state, _) => ModelDecider.Decide(state, Judge(state, job, answered), default).ToStore(), cancellationToken);
        // A newer test took its place: this one's answer is of no interest any more.
        if (written is { Refusal: null, Append.IsWritten: false })
            throw new InvalidOperationException($"The log did not take a test's outcome: {written.Append.Verdict}.");
    }

    private static ModelCommand.JudgeTest Judge(ModelState state, Guid job, InferenceState answered)
    {
        // Of a test that is judged, or was replaced, nothing is compared any more.
        if (state is not ModelState.Registered { Test: { Standing: ModelOffer.Pending } test } || test.Job != job)
            return new ModelCommand.JudgeTest(job, 0, null);
        var (error, failure) = answered switch
        {
            InferenceState.Completed done => TestVectorCheck.Compare(test.Vector, done.Result.Output),
            InferenceState.Failed failed => (0, new ModelTestFailure(failed.Code, failed.Message)),
            InferenceState.Cancelled => (0, new ModelTestFailure("CANCELLED", "The test's job was cancelled.")),
            _ => throw new InvalidOperationException($"The job {job} has not ended."),
        };
        return new ModelCommand.JudgeTest(job, error, failure);
    }
}
