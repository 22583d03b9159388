using System.Diagnostics;
using NeuraNft.InferenceWorker.Models;
using NeuraNft.InferenceWorker.Preprocessing.Audio;

namespace NeuraNft.InferenceWorker.Preprocessing;

/// <summary>Input → tensors by the model's card → model → the task's answer by the card.</summary>
public static class InferencePipeline
{
    /// <summary>Refusals are values; only cancellation and faults throw.</summary>
    /// <param name="session">The model.</param>
    /// <param name="card">Null for a model that is used by its tensors alone.</param>
    /// <param name="input">Text, an image, a recording or tensors.</param>
    /// <param name="terms">The deadline counts from now, over all runs in the runtime.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public static Task<ModelResult<InferenceOutput>> RunAsync(
        IModelSession session, ModelCard? card, InferenceInput input, RunTerms terms, CancellationToken cancellationToken)
    {
        RunTensors run = (tensors, left, ct) => session.RunAsync(tensors, terms with { Deadline = left }, ct);
        return (card, input) is ({ Output.Kind: CardOutputKind.VoiceActivity }, InferenceInput.Audio recording)
            ? VoiceActivity.RunAsync(run, session.Inputs, session.Limits, card, recording.Wav, terms.Deadline, cancellationToken)
            : OnceAsync(run, session.Inputs, session.Limits, card, input, terms.Deadline, cancellationToken);
    }

    /// <summary>One run on this thread, whatever the task is but voice activity.</summary>
    public static ModelResult<InferenceOutput> Run(
        ModelSession session, ModelCard? card, InferenceInput input, TimeSpan deadline, CancellationToken cancellationToken) =>
        InputMaking.ToTensors(session.Inputs, session.Limits, card?.Input, input).Then(tensors =>
        {
            var started = Stopwatch.GetTimestamp();
            return session.Run(tensors, deadline, cancellationToken)
                .Then(outputs => OutputReading.Read(outputs, card, session.Limits, Stopwatch.GetElapsedTime(started)));
        });

    private static async Task<ModelResult<InferenceOutput>> OnceAsync(
        RunTensors run, IReadOnlyList<TensorSpec> declared, ModelLimits limits, ModelCard? card, InferenceInput input, TimeSpan deadline,
        CancellationToken cancellationToken)
    {
        switch (InputMaking.ToTensors(declared, limits, card?.Input, input))
        {
            case ModelResult<IReadOnlyList<ModelTensor>>.Success tensors:
                var started = Stopwatch.GetTimestamp();
                var outputs = await run(tensors.Value, deadline, cancellationToken);
                var elapsed = Stopwatch.GetElapsedTime(started);
                return outputs.Then(o => OutputReading.Read(o, card, limits, elapsed));
            case ModelResult<IReadOnlyList<ModelTensor>>.Refused no:
                return no.Refusal;
            default:
                throw new UnreachableException();
        }
    }
}
