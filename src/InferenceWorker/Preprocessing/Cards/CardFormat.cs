using NeuraNft.InferenceWorker.Preprocessing.Tokenizers;

namespace NeuraNft.InferenceWorker.Preprocessing;

/// <summary>What a card must say, whatever its model is.</summary>
internal static class CardFormat
{
    private const int MaxSide = 2048;
    private const int MaxTokens = 8192;
    private const int MaxFrame = 1 << 16;

    /// <returns>What is wrong; null where nothing is.</returns>
    public static string? Fault(ModelCard card) => Fault(card.Input) ?? Fault(card.Output) ?? Together(card);

    private static string? Together(ModelCard card) => card switch
    {
        { Task: CardTask.LanguageIdentification } when card.Following != CardTask.TextClassification =>
            "language-identification takes text and gives a classification",
        { Task: { } task and not (CardTask.LanguageIdentification or CardTask.Tensors) } when task != card.Following =>
            $"its task is not what its input ({card.InputKindName}) and output are for",
        { Input.Kind: CardInputKind.Audio, Output.Kind: not CardOutputKind.VoiceActivity } => "audio goes with voice-activity",
        { Output.Kind: CardOutputKind.VoiceActivity, Input.Kind: not CardInputKind.Audio } => "voice-activity goes with audio",
        _ => null,
    };

    private static string? Fault(CardInput input) => input switch
    {
        { Kind: CardInputKind.Text, Preprocess: null } => "text input needs a preprocess",
        { Kind: CardInputKind.Image, Image: null } => "image input needs the member image",
        { Kind: CardInputKind.Audio, Audio: null } => "audio input needs the member audio",
        { Kind: CardInputKind.Image or CardInputKind.Audio, Tensor: null } => "it needs the name of the tensor that the input fills",
        { Preprocess: not null, Tensor: null } => "a preprocess needs the name of its tensor",
        { Preprocess: CardPreprocess.NgramFrequency, Ngrams: null or { Count: 0 } } => "ngram-frequency needs ngrams",
        { Ngrams: { } ngrams } when ngrams.Any(string.IsNullOrEmpty) => "an n-gram is empty",
        { Vocabulary: { } words } when words.Any(w => w is null) => "a word of the vocabulary is null",
        { Preprocess: CardPreprocess.HashedWords, Vocabulary: null or { Count: 0 } } => "hashed-words needs a vocabulary",
        { Preprocess: CardPreprocess.HashedWords, Buckets: null or < 1 or > 1 << 28 } => "hashed-words needs buckets",
        { Preprocess: CardPreprocess.WordPiece } when WordPieceTokenizer.Of(input.Vocabulary ?? []) is null =>
            "wordpiece needs a vocabulary with [CLS], [SEP] and [UNK]",
        { MaxTokens: < 2 or > MaxTokens } => $"maxTokens is from 2 to {MaxTokens}",
        { Image: { } image } => Fault(image),
        { Audio: { } audio } => Fault(audio),
        _ => null,
    };

    private static string? Fault(CardImage image) =>
        image is not { Width: >= 1 and <= MaxSide, Height: >= 1 and <= MaxSide } ? $"an image's width and height are from 1 to {MaxSide}"
        : image.Channels is not (1 or 3) ? "an image has 1 or 3 channels"
        : image.Mean is { } mean && (mean.Count != image.Channels || !mean.All(float.IsFinite)) ? "mean has one number a channel"
        : image.Std is { } std && (std.Count != image.Channels || !std.All(s => float.IsFinite(s) && s != 0)) ?
            "std has one number a channel, none of them 0"
        : null;

    private static string? Fault(CardAudio audio) =>
        audio is { SampleRate: >= 1000 and <= 192_000, Frame: >= 1 and <= MaxFrame, Context: >= 0 } && audio.Context <= audio.Frame
            ? null
            : $"audio has a sampleRate from 1,000 to 192,000, a frame up to {MaxFrame} and a context up to the frame";

    private static string? Fault(CardOutput output) => output switch
    {
        { Kind: not CardOutputKind.Tensors, Tensor: null } => "its output needs the name of its tensor",
        { Kind: CardOutputKind.Classification, Labels: null or { Count: 0 } } => "classification needs a tensor and labels",
        { Labels: { } labels } when labels.Any(l => l is null) => "a label is null",
        { Kind: CardOutputKind.VoiceActivity, StateTensor: null } => "voice-activity needs the stateTensor of its output",
        { Threshold: not (> 0 and < 1) } => "the threshold is between 0 and 1",
        { MinSpeechMs: < 0 or > 60_000 } or { MinSilenceMs: < 0 or > 60_000 } => "minSpeechMs and minSilenceMs are from 0 to 60,000",
        _ => null,
    };
}
