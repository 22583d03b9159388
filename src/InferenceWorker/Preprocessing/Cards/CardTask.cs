using System.Text.Json.Serialization;

namespace NeuraNft.InferenceWorker.Preprocessing;

/// <summary>What a model is for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CardTask>))]
public enum CardTask
{
    /// <summary>Whatever its tensors mean.</summary>
    [JsonStringEnumMemberName("tensors")]
    Tensors,

    [JsonStringEnumMemberName("image-classification")]
    ImageClassification,

    [JsonStringEnumMemberName("text-classification")]
    TextClassification,

    [JsonStringEnumMemberName("language-identification")]
    LanguageIdentification,

    [JsonStringEnumMemberName("text-embedding")]
    TextEmbedding,

    [JsonStringEnumMemberName("voice-activity")]
    VoiceActivity,
}
