using System.Text.Json.Serialization;
using NeuraNft.InferenceWorker.Preprocessing.Tokenizers;

namespace NeuraNft.InferenceWorker.Preprocessing;

/// <summary>The input half of a model card.</summary>
/// <param name="Kind">What a caller sends.</param>
/// <param name="Tensor">The model's input that a preprocess fills.</param>
/// <param name="Preprocess">How text becomes the tensor.</param>
/// <param name="Ngrams">For ngram-frequency: the n-grams whose frequencies are the tensor, in order.</param>
/// <param name="Vocabulary">For hashed-words and wordpiece: the words or pieces in the order of their ids.</param>
/// <param name="Buckets">For hashed-words: ids behind the vocabulary's, for hashes of 4-grams.</param>
/// <param name="MaxTokens">For wordpiece: ids at most; default 256.</param>
/// <param name="MaskTensor">For wordpiece: the input that is 1 for each id.</param>
/// <param name="TypeTensor">For wordpiece: the input that is 0 for each id.</param>
/// <param name="Image">For images: how one becomes the tensor.</param>
/// <param name="Audio">For audio: how a recording is cut into runs.</param>
/// <param name="AllowNonFinite">NaN and infinities among the values of raw tensors are wanted; default: they are refused.</param>
public sealed record CardInput(
    CardInputKind Kind, string? Tensor = null, CardPreprocess? Preprocess = null, IReadOnlyList<string>? Ngrams = null,
    IReadOnlyList<string>? Vocabulary = null, int? Buckets = null, int? MaxTokens = null, string? MaskTensor = null,
    string? TypeTensor = null, CardImage? Image = null, CardAudio? Audio = null, bool AllowNonFinite = false)
{
    /// <summary>Made once a card.</summary>
    internal HashedWordTokenizer HashedWords => field ??= new HashedWordTokenizer(Vocabulary!, Buckets!.Value);

    /// <summary>Made once a card; the card's check holds that its marks are there.</summary>
    internal WordPieceTokenizer WordPieces => field ??= WordPieceTokenizer.Of(Vocabulary!)!;
}

[JsonConverter(typeof(JsonStringEnumConverter<CardInputKind>))]
public enum CardInputKind
{
    [JsonStringEnumMemberName("tensors")]
    Tensors,

    [JsonStringEnumMemberName("text")]
    Text,

    [JsonStringEnumMemberName("image")]
    Image,

    [JsonStringEnumMemberName("audio")]
    Audio,
}

[JsonConverter(typeof(JsonStringEnumConverter<CardPreprocess>))]
public enum CardPreprocess
{
    [JsonStringEnumMemberName("ngram-frequency")]
    NgramFrequency,

    [JsonStringEnumMemberName("hashed-words")]
    HashedWords,

    [JsonStringEnumMemberName("wordpiece")]
    WordPiece,
}
