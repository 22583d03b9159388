using System.Text.Json;
using NeuraNft.InferenceWorker.Models;

namespace NeuraNft.InferenceWorker.Preprocessing;

/// <summary>How a model's input is made and its output read: the JSON file that the asset's <c>metadata.data</c> CID names.</summary>
/// <remarks>
/// <c>{"input":{"kind":"text","tensor":"ngrams","preprocess":"ngram-frequency","ngrams":[…]},
/// "output":{"tensor":"probs","labels":[…],"kind":"classification"}}</c>. Kinds of input are "text" and "tensors", of output
/// "classification" and "tensors"; the one preprocess is "ngram-frequency". Members that are not named here are ignored.
/// </remarks>
public sealed record ModelCard(CardInput Input, CardOutput Output)
{
    /// <summary>Bytes of a card; larger ones are refused.</summary>
    public const int MaxBytes = 1 << 20;

    public static ModelResult<ModelCard> Parse(ReadOnlySpan<byte> json)
    {
        if (json.Length > MaxBytes)
            return new ModelRefusal.CardInvalid($"it has {json.Length} bytes; the limit is {MaxBytes}");
        try
        {
            var card = JsonSerializer.Deserialize(json, ModelCardJson.Default.ModelCard);
            return card is null ? new ModelRefusal.CardInvalid("it is null") : Check(card);
        }
        catch (JsonException failure)
        {
            return new ModelRefusal.CardInvalid(failure.Message);
        }
    }

    private static ModelResult<ModelCard> Check(ModelCard card) => card switch
    {
        { Input.Kind: CardInputKind.Text, Input.Preprocess: null } => new ModelRefusal.CardInvalid("text input needs a preprocess"),
        { Input.Preprocess: not null, Input.Tensor: null } => new ModelRefusal.CardInvalid("a preprocess needs the name of its tensor"),
        { Input.Preprocess: CardPreprocess.NgramFrequency, Input.Ngrams: null or { Count: 0 } } =>
            new ModelRefusal.CardInvalid("ngram-frequency needs ngrams"),
        { Input.Ngrams: { } ngrams } when ngrams.Any(string.IsNullOrEmpty) => new ModelRefusal.CardInvalid("an n-gram is empty"),
        { Output: { Kind: CardOutputKind.Classification, Tensor: null } or { Kind: CardOutputKind.Classification, Labels: null } } =>
            new ModelRefusal.CardInvalid("classification needs a tensor and labels"),
        _ => card,
    };
}
