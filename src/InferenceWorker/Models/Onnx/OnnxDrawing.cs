using NeuraNft.Domain;
using NeuraNft.Domain.Models;

namespace NeuraNft.InferenceWorker.Models.Onnx;

/// <summary>The outer graph as nodes that know what feeds them.</summary>
internal static class OnnxDrawing
{
    public static IReadOnlyList<ModelNode> Of(OnnxGraph graph)
    {
        var makers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < graph.Nodes.Count; i++)
            foreach (var output in graph.Nodes[i].Outputs.Where(o => o.Length > 0))
                if (!makers.TryAdd(output, i))
                    throw OnnxRefusedException.Invalid($"two of its nodes give '{OnnxText.Shown(output)}'");
        var known = graph.Values;
        foreach (var output in graph.Outputs)
            known.TryAdd(output.Name, output);
        return [.. graph.Nodes.Select((node, index) => Node(node, index, graph, makers))];
    }

    private static ModelNode Node(OnnxNode node, int index, OnnxGraph graph, Dictionary<string, int> makers)
    {
        var taken = node.Taken.Distinct(StringComparer.Ordinal).ToList();
        var weights = taken.Select(graph.Initializers.GetValueOrDefault).OfType<OnnxTensor>().ToList();
        return new ModelNode(
            index, OnnxText.Shown(node.Name), OnnxText.Shown(node.Domain), OnnxText.Shown(node.Operator),
            [.. taken.Where(makers.ContainsKey).Select(t => makers[t]).Where(m => m != index).Distinct().Order().Take(OnnxLimits.Ports)],
            [.. weights.Take(OnnxLimits.PortsKept).Select(Weight)], weights.Sum(w => w.Elements) + node.Held,
            [
                .. node.Outputs.Where(o => o.Length > 0).Take(OnnxLimits.PortsKept)
                    .Select(o => Output(o, graph.Values.GetValueOrDefault(o))),
            ]);
    }

    private static ModelTensorSpec Weight(OnnxTensor tensor) => new(
        OnnxText.Shown(tensor.Name), OnnxTypes.NameOf(tensor.Type), [.. tensor.Shape.Select(l => new ModelDimension(l, null))]);

    private static ModelNodeOutput Output(string name, OnnxPort? known) => new(
        OnnxText.Shown(name), known?.Type is { } type ? OnnxTypes.NameOf(type) : null,
        known?.Shape is { } shape ? new ValueList<ModelDimension>(shape) : null);
}
