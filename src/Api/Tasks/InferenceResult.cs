using System.Text.Json;

namespace NeuraNft.Api.Tasks;

/// <summary>What a model answered, by what its card says it is for.</summary>
[UnionType]
public abstract record InferenceResult
{
    private InferenceResult() { }

    /// <param name="Label">The best one.</param>
    /// <param name="Labels">At most five, the best first.</param>
    public sealed record ImageClassification(
        string Label, double Score, [property: ListSize(AssumedSize = 5)] IReadOnlyList<ScoredLabel> Labels) : InferenceResult;

    /// <param name="Label">The best one.</param>
    /// <param name="Labels">At most five, the best first.</param>
    public sealed record TextClassification(
        string Label, double Score, [property: ListSize(AssumedSize = 5)] IReadOnlyList<ScoredLabel> Labels) : InferenceResult;

    /// <param name="Language">As the model's card names it: ISO 639 as a rule.</param>
    /// <param name="Candidates">At most five, the best first.</param>
    public sealed record LanguageIdentification(
        string Language, double Score, [property: ListSize(AssumedSize = 5)] IReadOnlyList<ScoredLabel> Candidates) : InferenceResult;

    public sealed record TextEmbedding(int Dimensions, IReadOnlyList<double> Values) : InferenceResult;

    /// <summary>Where there is speech in a recording; times in seconds.</summary>
    /// <param name="Duration">Of the recording.</param>
    /// <param name="Speech">Of all segments together.</param>
    /// <param name="FrameSeconds">What each probability is about.</param>
    /// <param name="Probabilities">Of speech, one a frame.</param>
    public sealed record VoiceActivity(
        double Duration, double Speech, double FrameSeconds,
        [property: ListSize(AssumedSize = 20)] IReadOnlyList<SpeechSegment> Segments, IReadOnlyList<double> Probabilities)
        : InferenceResult;

    /// <param name="NonFinite">A value is NaN or infinite; such values are written by name.</param>
    public sealed record RawTensors(
        [property: ListSize(AssumedSize = 4)] IReadOnlyList<RawTensor> Tensors, bool NonFinite) : InferenceResult;
}

/// <summary>A label of the model's card.</summary>
public sealed record ScoredLabel(string Label, double Score);

/// <summary>From one second to another.</summary>
public sealed record SpeechSegment(double Start, double End);

/// <summary>An output of the model.</summary>
/// <param name="Type">ONNX's name.</param>
/// <param name="Values">Row by row; the first 1,024.</param>
/// <param name="Truncated">There are more.</param>
public sealed record RawTensor(string Name, string Type, IReadOnlyList<long> Shape, JsonElement Values, bool Truncated);
