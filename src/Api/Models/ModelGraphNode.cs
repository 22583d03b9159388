using NeuraNft.Projections.ModelCatalogue;

namespace NeuraNft.Api.Models;

/// <summary>A node of a model's graph, to be drawn.</summary>
/// <param name="Index">From 0, in the order of the file.</param>
/// <param name="Domain">ai.onnx, ai.onnx.ml, com.microsoft, or the model's own functions'.</param>
/// <param name="From">Indexes of the nodes that feed it: the edges.</param>
/// <param name="Weights">16 at most.</param>
/// <param name="ParameterCount">Of its weights, and of what it holds inside.</param>
/// <param name="Outputs">16 at most.</param>
public sealed record ModelGraphNode(
    int Index, string Name, string Domain, string Operator, IReadOnlyList<int> From,
    [property: ListSize(AssumedSize = 2)] IReadOnlyList<ModelTensor> Weights, long ParameterCount,
    [property: ListSize(AssumedSize = 1)] IReadOnlyList<ModelTensor> Outputs)
{
    internal static ModelGraphNode Of(ModelNodeRow row) => new(
        row.Place, row.Name, row.Domain, row.Op, row.Sources, [.. row.Weights.Select(ModelTensor.From)], row.ParameterCount,
        [.. row.Outputs.Select(ModelTensor.From)]);
}
