using System.Text.Json.Serialization;

namespace NeuraNft.InferenceWorker.Preprocessing;

/// <summary>The output half of a model card.</summary>
/// <param name="Kind">How the output is read.</param>
/// <param name="Tensor">The model's output that is read: a score a label, an embedding, a probability of speech.</param>
/// <param name="Labels">For classification: in the order of the scores.</param>
/// <param name="Pooling">For an embedding of each token: how they become one; default none.</param>
/// <param name="Normalize">For an embedding: scaled to length 1; default as the model gives it.</param>
/// <param name="StateTensor">For voice activity: the output that is the next run's state.</param>
/// <param name="Threshold">For voice activity: from which probability on it is speech; default 0.5.</param>
/// <param name="MinSpeechMs">For voice activity: shorter speech is none; default 250.</param>
/// <param name="MinSilenceMs">For voice activity: shorter pauses do not end a segment; default 100.</param>
public sealed record CardOutput(
    CardOutputKind Kind, string? Tensor = null, IReadOnlyList<string>? Labels = null, CardPooling Pooling = CardPooling.None,
    bool Normalize = false, string? StateTensor = null, float Threshold = 0.5f, int MinSpeechMs = 250, int MinSilenceMs = 100);

[JsonConverter(typeof(JsonStringEnumConverter<CardOutputKind>))]
public enum CardOutputKind
{
    [JsonStringEnumMemberName("tensors")]
    Tensors,

    [JsonStringEnumMemberName("classification")]
    Classification,

    [JsonStringEnumMemberName("embedding")]
    Embedding,

    [JsonStringEnumMemberName("voice-activity")]
    VoiceActivity,
}

[JsonConverter(typeof(JsonStringEnumConverter<CardPooling>))]
public enum CardPooling
{
    [JsonStringEnumMemberName("none")]
    None,

    [JsonStringEnumMemberName("mean")]
    Mean,

    [JsonStringEnumMemberName("first")]
    First,
}
