using NeuraNft.Domain;
using NeuraNft.Domain.Models;
using NeuraNft.Projections.AssetSearch;
using NeuraNft.Projections.ModelCatalogue;

namespace NeuraNft.Api.Models;

/// <summary>What the model in a version says of itself, read without running it, and how it stands to its owner's test.</summary>
/// <param name="Size">Of the model itself, bytes.</param>
/// <param name="IrVersion">Of the ONNX format.</param>
/// <param name="Operators">The most used first, 256 at most.</param>
/// <param name="ParameterCount">Elements of all initializers and constants.</param>
/// <param name="NodeCount">With those of graphs inside others.</param>
/// <param name="Task">What its card says it is for; null: it has no card.</param>
/// <param name="InputKind">What it is asked with.</param>
public sealed record Model(
    long Size, long IrVersion, string? Producer, [property: ListSize(AssumedSize = 2)] IReadOnlyList<ModelOpset> Opsets,
    [property: ListSize(AssumedSize = 4)] IReadOnlyList<ModelTensor> Inputs,
    [property: ListSize(AssumedSize = 4)] IReadOnlyList<ModelTensor> Outputs,
    [property: ListSize(AssumedSize = 20)] IReadOnlyList<ModelOperator> Operators, long ParameterCount, int NodeCount, string? Task,
    ModelInputKind InputKind, ModelTest Test, Account RegisteredBy, DateTimeOffset RegisteredAt, Position Position)
{
    internal ModelRow Row { get; private init; } = null!;

    internal static Model From(ModelRow row) => new(
        row.Size, row.IrVersion, row.Producer, row.Opsets, [.. row.Inputs.Select(ModelTensor.From)],
        [.. row.Outputs.Select(ModelTensor.From)], row.Operators, row.ParameterCount, row.NodeCount, row.Task,
        Enum.TryParse<ModelInputKind>(row.InputKind, ignoreCase: true, out var kind) ? kind : ModelInputKind.Tensors, ModelTest.From(row),
        row.RegisteredBy, row.RegisteredAt, new Position(row.Position))
    {
        Row = row,
    };
}

/// <summary>A tensor of a model.</summary>
/// <param name="Type">ONNX's name: float, int64, …; null where the file does not say.</param>
/// <param name="Shape">Each a length, a symbol ("batch"), or "?" for any; null where the file does not say.</param>
public sealed record ModelTensor(string Name, string? Type, IReadOnlyList<string>? Shape)
{
    internal static ModelTensor From(ModelTensorSpec spec) => new(spec.Name, spec.Type, Text(spec.Shape));

    internal static ModelTensor From(ModelNodeOutput output) =>
        new(output.Name, output.Type, output.Shape is { } shape ? Text(shape) : null);

    private static List<string> Text(IEnumerable<ModelDimension> shape) =>
        [.. shape.Select(d => d.Length?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? d.Symbol ?? "?")];
}
