using System.Diagnostics;
using NeuraNft.InferenceWorker.Models;

namespace NeuraNft.InferenceWorker.Preprocessing;

/// <summary>Input → tensors by the model's card → model → labels by the card.</summary>
public static class InferencePipeline
{
    /// <summary>Blocks its thread while the model runs. Refusals are values; only cancellation and faults throw.</summary>
    /// <param name="session">The model.</param>
    /// <param name="card">Null for a model that is used by its tensors alone.</param>
    /// <param name="input">Text or tensors.</param>
    /// <param name="deadline">From now, over the run in the runtime.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public static ModelResult<InferenceOutput> Run(
        ModelSession session, ModelCard? card, InferenceInput input, TimeSpan deadline, CancellationToken cancellationToken) =>
        InputMaking.ToTensors(session, card?.Input, input).Then(tensors =>
        {
            var started = Stopwatch.GetTimestamp();
            return session.Run(tensors, deadline, cancellationToken)
                .Then(outputs => OutputReading.Read(outputs, card?.Output, session.Limits, Stopwatch.GetElapsedTime(started)));
        });
}
