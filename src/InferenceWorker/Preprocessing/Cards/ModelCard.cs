using System.Text.Json;
using NeuraNft.InferenceWorker.Models;

namespace NeuraNft.InferenceWorker.Preprocessing;

/// <summary>
/// How a model's input is made and its output read: the JSON file that the asset's <c>metadata.data</c> CID names. See docs/models.md.
/// Members that are not known are ignored.
/// </summary>
/// <param name="Task">Default: what follows from the kinds of input and output.</param>
public sealed record ModelCard(CardInput Input, CardOutput Output, CardTask? Task = null)
{
    /// <summary>Bytes of a card; larger ones are refused.</summary>
    public const int MaxBytes = 1 << 20;

    internal CardTask For => Task ?? Following;

    internal string TaskName => JsonSerializer.SerializeToElement(For).GetString()!;

    internal string InputKindName => JsonSerializer.SerializeToElement(Input.Kind).GetString()!;

    internal CardTask Following => (Input.Kind, Output.Kind) switch
    {
        (CardInputKind.Image, CardOutputKind.Classification) => CardTask.ImageClassification,
        (CardInputKind.Text, CardOutputKind.Classification) => CardTask.TextClassification,
        (CardInputKind.Text, CardOutputKind.Embedding) => CardTask.TextEmbedding,
        (CardInputKind.Audio, CardOutputKind.VoiceActivity) => CardTask.VoiceActivity,
        _ => CardTask.Tensors,
    };

    public static ModelResult<ModelCard> Parse(ReadOnlySpan<byte> json)
    {
        if (json.Length > MaxBytes)
            return new ModelRefusal.CardInvalid($"it has {json.Length} bytes; the limit is {MaxBytes}");
        try
        {
            var card = JsonSerializer.Deserialize(json, ModelCardJson.Default.ModelCard);
            return card is null ? new ModelRefusal.CardInvalid("it is null")
                : CardFormat.Fault(card) is { } fault ? new ModelRefusal.CardInvalid(fault)
                : card;
        }
        catch (JsonException failure)
        {
            return new ModelRefusal.CardInvalid(failure.Message);
        }
    }
}
