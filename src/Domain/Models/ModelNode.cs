namespace NeuraNft.Domain.Models;

/// <summary>
/// One node of a model's outer graph, enough to draw the network. What runs inside it (a loop's body) is counted and not drawn. Stored
/// format; change only by adding.
/// </summary>
/// <param name="Index">From 0, in the order of the file: what feeds a node stands before it.</param>
/// <param name="From">Nodes that feed it, ascending.</param>
/// <param name="Weights">The initializers that it takes, 16 at most.</param>
/// <param name="ParameterCount">Of all initializers and constants that it takes or holds.</param>
/// <param name="Outputs">With type and shape where the file tells them.</param>
public sealed record ModelNode(
    int Index, string Name, string Domain, string Operator, ValueList<int> From, ValueList<ModelTensorSpec> Weights, long ParameterCount,
    ValueList<ModelNodeOutput> Outputs);

/// <summary>A tensor between nodes; most files do not say of what type and shape it is.</summary>
public sealed record ModelNodeOutput(string Name, string? Type, ValueList<ModelDimension>? Shape);
