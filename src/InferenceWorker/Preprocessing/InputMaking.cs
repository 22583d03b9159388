using NeuraNft.InferenceWorker.Models;
using NeuraNft.InferenceWorker.Preprocessing.Images;

namespace NeuraNft.InferenceWorker.Preprocessing;

using Tensors = ModelResult<IReadOnlyList<ModelTensor>>;

/// <summary>Turns a caller's input into the model's tensors, by the card.</summary>
internal static class InputMaking
{
    private const int UsualTokens = 256;

    public static Tensors ToTensors(IReadOnlyList<TensorSpec> declared, ModelLimits limits, CardInput? card, InferenceInput input) =>
        (input, card) switch
        {
            (InferenceInput.Tensors tensors, _) => Made(card is { AllowNonFinite: true }
                ? [.. tensors.Values.Select(t => t with { AllowsNonFinite = true })]
                : tensors.Values),
            (InferenceInput.Text text, { Preprocess: { } preprocess }) => FromText(text.Value, preprocess, card, declared, limits),
            (InferenceInput.Image image, { Image: { } shape }) => Png.Read(image.Png).Then(
                pixels => Made([ModelTensor.Of(card.Tensor!, shape.Shape, ImageTensor.Of(pixels, shape))])),
            (InferenceInput.Text, _) => NoCard("text"),
            (InferenceInput.Image, _) => NoCard("an image"),
            _ => NoCard("a recording"),
        };

    private static Tensors FromText(
        string text, CardPreprocess preprocess, CardInput card, IReadOnlyList<TensorSpec> declared, ModelLimits limits)
    {
        if (text.Length > limits.MaxTextLength)
            return new ModelRefusal.ResourceLimit($"The text has {text.Length} characters; the limit is {limits.MaxTextLength}");
        switch (preprocess)
        {
            case CardPreprocess.NgramFrequency:
                return NgramFrequency.Of(text, card.Ngrams!) is { } frequencies
                    ? Made([ModelTensor.Of(card.Tensor!, [1, card.Ngrams!.Count], frequencies)])
                    : new ModelRefusal.InputUnsupported("The text holds no letters");
            case CardPreprocess.HashedWords:
                return Made([Integers(card.Tensor!, card.HashedWords.Ids(text), declared)]);
            case CardPreprocess.WordPiece:
                var ids = card.WordPieces.Ids(text, card.MaxTokens ?? UsualTokens);
                (string? Name, long[] Values)[] all =
                [
                    (card.Tensor, ids), (card.MaskTensor, [.. ids.Select(_ => 1L)]), (card.TypeTensor, new long[ids.Length]),
                ];
                return Made([.. all.Where(t => t.Name is not null).Select(t => Integers(t.Name!, t.Values, declared))]);
            default:
                throw new System.Diagnostics.UnreachableException(preprocess.ToString());
        }
    }

    // One row, of the type that the model declares.
    private static ModelTensor Integers(string name, long[] values, IReadOnlyList<TensorSpec> declared) =>
        declared.FirstOrDefault(d => d.Name == name)?.ElementType == Microsoft.ML.OnnxRuntime.Tensors.TensorElementType.Int32
            ? ModelTensor.Of(name, [1, values.Length], [.. values.Select(v => (int)v)])
            : ModelTensor.Of(name, [1, values.Length], values);

    private static ModelRefusal.InputUnsupported NoCard(string what) =>
        new($"This model has no card that says how {what} becomes its input");

    private static Tensors.Success Made(IReadOnlyList<ModelTensor> tensors) => new(tensors);
}
