using System.Text.Json.Serialization;

namespace NeuraNft.InferenceWorker.Preprocessing;

/// <summary>The input half of a model card.</summary>
/// <param name="Kind">What a caller sends.</param>
/// <param name="Tensor">The model's input that a preprocess fills.</param>
/// <param name="Preprocess">How text becomes the tensor.</param>
/// <param name="Ngrams">For ngram-frequency: the n-grams whose frequencies are the tensor, in order.</param>
public sealed record CardInput(
    CardInputKind Kind, string? Tensor = null, CardPreprocess? Preprocess = null, IReadOnlyList<string>? Ngrams = null);

[JsonConverter(typeof(JsonStringEnumConverter<CardInputKind>))]
public enum CardInputKind
{
    [JsonStringEnumMemberName("tensors")]
    Tensors,

    [JsonStringEnumMemberName("text")]
    Text,
}

[JsonConverter(typeof(JsonStringEnumConverter<CardPreprocess>))]
public enum CardPreprocess
{
    [JsonStringEnumMemberName("ngram-frequency")]
    NgramFrequency,
}
