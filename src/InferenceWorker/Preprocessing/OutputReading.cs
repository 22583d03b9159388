using NeuraNft.InferenceWorker.Models;

namespace NeuraNft.InferenceWorker.Preprocessing;

/// <summary>Turns a model's output tensors into what the caller gets.</summary>
internal static class OutputReading
{
    private const int LabelsGiven = 5;

    public static ModelResult<InferenceOutput> Read(
        IReadOnlyList<ModelTensor> tensors, ModelCard? card, ModelLimits limits, TimeSpan elapsed)
    {
        var hasNonFinite = tensors.Any(tensor => tensor.FirstNonFinite() >= 0);
        ReportedTensor[] reported = [.. tensors.Select(tensor => Report(tensor, limits.MaxReportedValues))];
        var plain = new InferenceOutput(null, [], reported, hasNonFinite, elapsed) { Task = card?.TaskName ?? "tensors" };
        if (hasNonFinite || card is not { Output: { Kind: CardOutputKind.Classification or CardOutputKind.Embedding } output })
            return plain;
        if (tensors.FirstOrDefault(tensor => tensor.Name == output.Tensor) is not { } read)
            return new ModelRefusal.CardInvalid($"the model has no output '{output.Tensor}'");
        return output.Kind == CardOutputKind.Embedding
            ? EmbeddingReading.Read(read, output).Then<InferenceOutput>(embedding => plain with { Embedding = embedding })
            : Classified(plain, read, output.Labels!);
    }

    public static ReportedTensor Report(ModelTensor tensor, int limit)
    {
        var isLong = tensor.Values.Length > limit;
        var values = tensor.Values;
        if (isLong)
        {
            values = Array.CreateInstance(values.GetType().GetElementType()!, limit);
            Array.Copy(tensor.Values, values, limit);
        }

        return new ReportedTensor(tensor.Name, tensor.ElementType.OnnxName(), tensor.Shape, values, isLong);
    }

    private static ModelResult<InferenceOutput> Classified(InferenceOutput plain, ModelTensor scores, IReadOnlyList<string> labels)
    {
        if (scores.Shape is not [.., var last] || last != labels.Count)
            return new ModelRefusal.CardInvalid($"{labels.Count} labels for the output {scores.Description}");
        var best = Best(scores, labels);
        return plain with { Top = best.FirstOrDefault(), TopLabels = best };
    }

    // Several rows (a batch) have no one best label; the tensors themselves then tell.
    private static LabelScore[] Best(ModelTensor scores, IReadOnlyList<string> labels)
    {
        if (scores.Values.Length != labels.Count || scores.Values is bool[])
            return [];
        return [.. scores.Values.Cast<object>()
            .Select((value, i) => new LabelScore(labels[i], Convert.ToDouble(value, null)))
            .OrderByDescending(score => score.Score)
            .Take(LabelsGiven)];
    }
}
