using System.Diagnostics;
using NeuraNft.InferenceWorker.Models;

namespace NeuraNft.InferenceWorker.Preprocessing.Audio;

/// <summary>
/// Speech in a recording, frame by frame: each run takes the samples, what came before them, and the state of the run before.
/// </summary>
internal static class VoiceActivity
{
    private const int MaxFrames = 4096;

    public static async Task<ModelResult<InferenceOutput>> RunAsync(
        RunTensors run, IReadOnlyList<TensorSpec> declared, ModelLimits limits, ModelCard card, ReadOnlyMemory<byte> wav, TimeSpan deadline,
        CancellationToken cancellationToken)
    {
        var audio = card.Input.Audio!;
        var (recording, zeros) = (Wav.Read(wav.Span, audio.SampleRate), State(declared, card, limits));
        if (recording is ModelResult<float[]>.Refused unread)
            return unread.Refusal;
        if (zeros is ModelResult<ModelTensor>.Refused unmade)
            return unmade.Refusal;
        var (samples, state) = (((ModelResult<float[]>.Success)recording).Value, ((ModelResult<ModelTensor>.Success)zeros).Value);
        var frames = (samples.Length + audio.Frame - 1) / audio.Frame;
        if (frames is 0 or > MaxFrames)
            return new ModelRefusal.InputUnsupported(
                $"The recording has {samples.Length} samples; the model takes 1 to {MaxFrames * audio.Frame}");
        var (started, probabilities) = (Stopwatch.GetTimestamp(), new float[frames]);
        for (var frame = 0; frame < frames; frame++)
        {
            var left = deadline - Stopwatch.GetElapsedTime(started);
            var outputs = await run(Inputs(samples, frame, state, declared, card), left, cancellationToken);
            if (outputs is ModelResult<IReadOnlyList<ModelTensor>>.Refused no)
                return no.Refusal is ModelRefusal.DeadlineExceeded ? new ModelRefusal.DeadlineExceeded(deadline) : no.Refusal;
            var tensors = ((ModelResult<IReadOnlyList<ModelTensor>>.Success)outputs).Value;
            if (Fault(tensors, state, card.Output) is { } fault)
                return new ModelRefusal.CardInvalid(fault);
            probabilities[frame] = ((float[])Named(tensors, card.Output.Tensor!)!.Values)[0];
            state = ModelTensor.Of(audio.StateTensor, state.Shape, (float[])Named(tensors, card.Output.StateTensor!)!.Values);
        }

        return Answer(probabilities, samples.Length, card, limits, Stopwatch.GetElapsedTime(started));
    }

    private static InferenceOutput Answer(float[] probabilities, int samples, ModelCard card, ModelLimits limits, TimeSpan elapsed)
    {
        var (audio, output) = (card.Input.Audio!, card.Output);
        var duration = (double)samples / audio.SampleRate;
        var whole = ModelTensor.Of(output.Tensor!, [probabilities.Length], probabilities);
        var hasNonFinite = whole.FirstNonFinite() >= 0;
        return new InferenceOutput(null, [], [OutputReading.Report(whole, limits.MaxReportedValues)], hasNonFinite, elapsed)
        {
            Task = card.TaskName,
            Speech = hasNonFinite ? null : new SpeechFound(
                Math.Round(duration, 3), (double)audio.Frame / audio.SampleRate,
                SpeechSegments.Of(probabilities, audio, output, duration), probabilities),
        };
    }

    private static List<ModelTensor> Inputs(
        float[] samples, int frame, ModelTensor state, IReadOnlyList<TensorSpec> declared, ModelCard card)
    {
        var audio = card.Input.Audio!;
        var window = new float[audio.Context + audio.Frame];
        // The last frame may be shorter, and before the first there is nothing: both are silence.
        var (from, to) = ((frame * audio.Frame) - audio.Context, Math.Min(samples.Length, (frame + 1) * audio.Frame));
        var first = Math.Max(0, from);
        samples.AsSpan(first, to - first).CopyTo(window.AsSpan(first - from));
        List<ModelTensor> inputs = [ModelTensor.Of(card.Input.Tensor!, [1, window.Length], window), state];
        if (audio.RateTensor is { } rate)
            inputs.Add(Rate(rate, audio.SampleRate, declared.FirstOrDefault(d => d.Name == rate)));
        return inputs;
    }

    private static ModelTensor Rate(string name, int rate, TensorSpec? declared)
    {
        long[] shape = [.. (declared?.Shape ?? []).Select(_ => 1L)];
        return declared?.ElementType == Microsoft.ML.OnnxRuntime.Tensors.TensorElementType.Int32
            ? ModelTensor.Of(name, shape, new[] { rate })
            : ModelTensor.Of(name, shape, new[] { (long)rate });
    }

    // Zeros of the declared shape; what is left open there is one recording.
    private static ModelResult<ModelTensor> State(IReadOnlyList<TensorSpec> declared, ModelCard card, ModelLimits limits)
    {
        var name = card.Input.Audio!.StateTensor;
        if (declared.FirstOrDefault(d => d.Name == name) is not { } spec)
            return new ModelRefusal.CardInvalid($"the model has no input '{name}'");
        long[] shape = [.. spec.Shape.Select(d => d.Length ?? 1)];
        return InputCheck.ElementCount(shape, limits.MaxInputElements) is { } count
            ? ModelTensor.Of(name, shape, new float[count])
            : new ModelRefusal.ShapeOverflow(name, $"[{string.Join(',', shape)}]", limits.MaxInputElements);
    }

    private static string? Fault(IReadOnlyList<ModelTensor> outputs, ModelTensor state, CardOutput card) =>
        Named(outputs, card.Tensor!) is not { Values: float[] { Length: 1 } } ? $"the output '{card.Tensor}' is not one probability"
        : Named(outputs, card.StateTensor!) is not { Values: float[] next } || next.Length != state.Values.Length ?
            $"the output '{card.StateTensor}' is not a state as the input's"
        : null;

    private static ModelTensor? Named(IReadOnlyList<ModelTensor> tensors, string name) => tensors.FirstOrDefault(t => t.Name == name);
}
