using System.Text.Json;
using static NeuraNft.Api.Tasks.InferenceResult;

namespace NeuraNft.Api.Tasks;

/// <summary>A job's output as what it means. Outputs of before there were tasks name none.</summary>
internal static class ResultReading
{
    private sealed record Output(
        string? Task, IReadOnlyList<ScoredLabel>? Labels, IReadOnlyList<double>? Embedding, Speech? Speech,
        IReadOnlyList<RawTensor>? Tensors, bool NonFinite);

    private sealed record Speech(
        double Duration, double FrameSeconds, IReadOnlyList<SpeechSegment> Segments, IReadOnlyList<double> Probabilities);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    // What was encrypted for its requester means nothing here.
    public static InferenceResult? Read(JsonElement output) =>
        output.ValueKind == JsonValueKind.Object && !output.TryGetProperty("sealed", out _)
        ? Of(output.Deserialize<Output>(Json)!)
        : null;

    private static InferenceResult Of(Output output) => output switch
    {
        { Embedding: { } values } => new TextEmbedding(values.Count, values),
        { Speech: { } s } => new VoiceActivity(
            s.Duration, Math.Round(s.Segments.Sum(x => x.End - x.Start), 3), s.FrameSeconds, s.Segments, s.Probabilities),
        { Labels: [var best, ..] labels, Task: "image-classification" } => new ImageClassification(best.Label, best.Score, labels),
        { Labels: [var best, ..] labels, Task: "language-identification" } => new LanguageIdentification(best.Label, best.Score, labels),
        { Labels: [var best, ..] labels, Task: not "tensors" } => new TextClassification(best.Label, best.Score, labels),
        _ => new RawTensors(output.Tensors ?? [], output.NonFinite),
    };
}
