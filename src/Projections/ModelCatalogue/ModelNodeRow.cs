using NeuraNft.Domain;
using NeuraNft.Domain.Models;
using NeuraNft.Projections.Rows;

namespace NeuraNft.Projections.ModelCatalogue;

/// <summary>A node of a model's outer graph. It never changes.</summary>
public sealed record ModelNodeRow(
    string Contract, string TokenId, int Version, int Place, string Name, string Domain, string Op, ValueList<int> Sources,
    ValueList<ModelTensorSpec> Weights, long ParameterCount, ValueList<ModelNodeOutput> Outputs)
{
    internal static readonly Table<ModelNodeRow> Table = new("model_node", "contract", "token_id", "version", "place");

    internal static IEnumerable<ModelNodeRow> Of(ModelEvent.ModelGraphRecorded e) => e.Nodes.Select(n => new ModelNodeRow(
        e.Asset.Contract, e.Asset.TokenId, e.Version, n.Index, n.Name, n.Domain, n.Operator, n.From, n.Weights, n.ParameterCount,
        n.Outputs));
}
