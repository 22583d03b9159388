using NeuraNft.Domain;
using NeuraNft.Domain.Models;
using NeuraNft.InferenceWorker.Models;

namespace NeuraNft.InferenceWorker.Preprocessing;

/// <summary>Whether a card fits its model: each tensor that it names is there, of a type and shape that it can fill or read.</summary>
internal static class CardCheck
{
    private static readonly string[] Floats = ["float"];
    private static readonly string[] Integers = ["int64", "int32"];

    public static ModelResult<ModelCard> Check(ModelCard card, ModelDescription model)
    {
        string?[] faults = [.. Inputs(card.Input).Select(i => Fault("input", model.Inputs, i.Name, i.Types, i.Shape)),
            Filled(card.Input, model), .. Outputs(card.Output).Select(o => Fault("output", model.Outputs, o.Name, o.Types, o.Shape))];
        return faults.FirstOrDefault(f => f is not null) is { } fault ? new ModelRefusal.CardInvalid(fault) : card;
    }

    // Null stands for any length.
    private static IEnumerable<(string Name, string[] Types, long?[]? Shape)> Inputs(CardInput input)
    {
        switch (input)
        {
            case { Kind: CardInputKind.Image, Image: { } image }:
                yield return (input.Tensor!, Floats, [.. image.Shape]);
                break;
            case { Kind: CardInputKind.Audio, Audio: { } audio }:
                yield return (input.Tensor!, Floats, [1, audio.Frame + audio.Context]);
                yield return (audio.StateTensor, Floats, null);
                if (audio.RateTensor is { } rate)
                    yield return (rate, Integers, null);
                break;
            case { Preprocess: CardPreprocess.NgramFrequency }:
                yield return (input.Tensor!, Floats, [1, input.Ngrams!.Count]);
                break;
            case { Preprocess: CardPreprocess.HashedWords or CardPreprocess.WordPiece }:
                foreach (var name in new[] { input.Tensor, input.MaskTensor, input.TypeTensor }.OfType<string>())
                    yield return (name, Integers, [1, null]);
                break;
        }
    }

    // A model with an input that nothing fills could never run.
    private static string? Filled(CardInput input, ModelDescription model)
    {
        var filled = Inputs(input).Select(i => i.Name).ToHashSet(StringComparer.Ordinal);
        return filled.Count > 0 && model.Inputs.FirstOrDefault(i => !filled.Contains(i.Name)) is { } left
            ? $"it does not say what the model's input '{left.Name}' is to be"
            : null;
    }

    private static IEnumerable<(string Name, string[] Types, long?[]? Shape)> Outputs(CardOutput output)
    {
        switch (output.Kind)
        {
            case CardOutputKind.Classification:
                yield return (output.Tensor!, ["float", "double"], [1, output.Labels!.Count]);
                break;
            case CardOutputKind.Embedding:
                yield return (output.Tensor!, Floats, output.Pooling == CardPooling.None ? [1, null] : [1, null, null]);
                break;
            case CardOutputKind.VoiceActivity:
                yield return (output.Tensor!, Floats, null);
                yield return (output.StateTensor!, Floats, null);
                break;
        }
    }

    private static string? Fault(
        string what, IReadOnlyList<ModelTensorSpec> declared, string name, string[] types, long?[]? shape)
    {
        if (declared.FirstOrDefault(d => d.Name == name) is not { } spec)
            return $"the model has no {what} '{name}'; it has {string.Join(", ", declared.Select(d => $"'{d.Name}'"))}";
        if (!types.Contains(spec.Type))
            return $"the model's {what} '{name}' is of the type {spec.Type}, not {string.Join(" or ", types)}";
        return shape is null || Fits(spec.Shape, shape)
            ? null
            : $"the model's {what} '{name}' has the shape [{string.Join(',', spec.Shape.Select(Text))}], "
                + $"the card asks for [{string.Join(',', shape.Select(l => l?.ToString(null, null) ?? "any"))}]";
    }

    private static bool Fits(ValueList<ModelDimension> declared, long?[] wanted) =>
        declared.Count == 0 || (declared.Count == wanted.Length
            && declared.Zip(wanted).All(d => d.First.Length is null || d.Second is null || d.First.Length == d.Second));

    private static string Text(ModelDimension dimension) => dimension.Length?.ToString(null, null) ?? dimension.Symbol ?? "?";
}
