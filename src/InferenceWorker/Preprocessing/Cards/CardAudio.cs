namespace NeuraNft.InferenceWorker.Preprocessing;

/// <summary>How a recording is cut into runs of a model that carries a state from each to the next.</summary>
/// <param name="SampleRate">Per second; recordings of another rate are refused.</param>
/// <param name="Frame">New samples a run.</param>
/// <param name="Context">Samples of the frame before, put in front.</param>
/// <param name="StateTensor">The input that takes the state; zeros at first.</param>
/// <param name="RateTensor">The input that takes the sample rate, if any.</param>
public sealed record CardAudio(int SampleRate, int Frame, int Context, string StateTensor, string? RateTensor = null);
