using System.Globalization;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Models;

namespace NeuraNft.Projections.AssetSearch;

/// <summary>What a registered model is filtered by, as lexemes of its asset's document.</summary>
internal static class ModelMarks
{
    public static Tags Of(ModelDescription model, ModelCardFacts? card) => new(
    [
        .. model.Operators.Select(o => o.Name).Distinct().Select(Operator),
        Parameters(BandOf(model.ParameterCount)),
        InputKind(Enum.TryParse<ModelInputKind>(card?.InputKind, ignoreCase: true, out var kind) ? kind : ModelInputKind.Tensors),
        .. card is null ? Enumerable.Empty<string>() : [SearchMarks.Task(card.Task)],
    ]);

    public static string Operator(string name) => "mo " + SearchMarks.Hash(name);

    public static string Parameters(ParameterBand band) => "mp " + ((int)band).ToString(CultureInfo.InvariantCulture);

    public static string InputKind(ModelInputKind kind) => "mi " + ((int)kind).ToString(CultureInfo.InvariantCulture);

    public static ParameterBand BandOf(long count) => count switch
    {
        < 100_000 => ParameterBand.BelowHundredThousand,
        < 1_000_000 => ParameterBand.HundredThousandToMillion,
        < 10_000_000 => ParameterBand.MillionToTenMillion,
        < 100_000_000 => ParameterBand.TenToHundredMillion,
        < 1_000_000_000 => ParameterBand.HundredMillionToBillion,
        _ => ParameterBand.BillionAndMore,
    };
}
