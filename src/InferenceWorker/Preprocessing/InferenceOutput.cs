using NeuraNft.InferenceWorker.Models;
using NeuraNft.InferenceWorker.Preprocessing.Audio;

namespace NeuraNft.InferenceWorker.Preprocessing;

/// <summary>A label of the card with the model's score for it: a probability where the model ends in a softmax.</summary>
public sealed record LabelScore(string Label, double Score);

/// <summary>An output tensor, cut off after <see cref="ModelLimits.MaxReportedValues"/> values.</summary>
/// <param name="Name">The name that the model declares.</param>
/// <param name="ElementType">ONNX's name, such as <c>float</c>.</param>
/// <param name="Shape">Of the whole tensor, also where it is cut off.</param>
/// <param name="Values">Row-major, of the CLR type of the element type.</param>
/// <param name="Truncated">True where the tensor has more values than are given here.</param>
public sealed record ReportedTensor(string Name, string ElementType, IReadOnlyList<long> Shape, Array Values, bool Truncated);

/// <summary>What a run gives back.</summary>
/// <param name="Top">The label of the highest score; null where the card names no labels.</param>
/// <param name="TopLabels">At most five, best first.</param>
/// <param name="Tensors">All outputs of the model.</param>
/// <param name="HasNonFinite">True where an output holds NaN or an infinity; no label is then named.</param>
/// <param name="Elapsed">Time in the runtime.</param>
public sealed record InferenceOutput(
    LabelScore? Top, IReadOnlyList<LabelScore> TopLabels, IReadOnlyList<ReportedTensor> Tensors, bool HasNonFinite, TimeSpan Elapsed)
{
    /// <summary>What the model is for, by its card's name.</summary>
    public string Task { get; init; } = "tensors";

    /// <summary>Of a text embedding.</summary>
    public IReadOnlyList<float>? Embedding { get; init; }

    /// <summary>Of voice activity.</summary>
    public SpeechFound? Speech { get; init; }
}

/// <summary>Where there is speech in a recording.</summary>
/// <param name="Duration">Of the recording, seconds.</param>
/// <param name="FrameSeconds">Of what each probability is about.</param>
/// <param name="Probabilities">Of speech, one a frame.</param>
public sealed record SpeechFound(
    double Duration, double FrameSeconds, IReadOnlyList<SpeechSegment> Segments, IReadOnlyList<float> Probabilities);
