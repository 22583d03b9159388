using System.Diagnostics;
using NeuraNft.InferenceWorker.Models;

namespace NeuraNft.InferenceWorker.Preprocessing;

/// <summary>Turns a caller's input into the model's tensors, by the card.</summary>
internal static class InputMaking
{
    public static ModelResult<IReadOnlyList<ModelTensor>> ToTensors(ModelSession session, CardInput? card, InferenceInput input) =>
        (input, card) switch
        {
            (InferenceInput.Tensors tensors, _) => new ModelResult<IReadOnlyList<ModelTensor>>.Success(tensors.Values),
            (InferenceInput.Text text, { Preprocess: CardPreprocess.NgramFrequency }) => FromText(text.Value, card, session.Limits),
            (InferenceInput.Text, _) => new ModelRefusal.InputUnsupported("This model has no card that says how text becomes its input"),
            _ => throw new UnreachableException(input.GetType().Name),
        };

    private static ModelResult<IReadOnlyList<ModelTensor>> FromText(string text, CardInput card, ModelLimits limits)
    {
        if (text.Length > limits.MaxTextLength)
            return new ModelRefusal.ResourceLimit($"The text has {text.Length} characters; the limit is {limits.MaxTextLength}");
        var ngrams = card.Ngrams!;
        if (NgramFrequency.Of(text, ngrams) is not { } frequencies)
            return new ModelRefusal.InputUnsupported("The text holds no letters");
        return new ModelResult<IReadOnlyList<ModelTensor>>.Success([ModelTensor.Of(card.Tensor!, [1, ngrams.Count], frequencies)]);
    }
}
