using System.Text.Json.Serialization;

namespace NeuraNft.InferenceWorker.Preprocessing;

/// <summary>The output half of a model card.</summary>
/// <param name="Kind">How the output is read.</param>
/// <param name="Tensor">The model's output that holds one score a label.</param>
/// <param name="Labels">In the order of the scores.</param>
public sealed record CardOutput(CardOutputKind Kind, string? Tensor = null, IReadOnlyList<string>? Labels = null);

[JsonConverter(typeof(JsonStringEnumConverter<CardOutputKind>))]
public enum CardOutputKind
{
    [JsonStringEnumMemberName("tensors")]
    Tensors,

    [JsonStringEnumMemberName("classification")]
    Classification,
}
