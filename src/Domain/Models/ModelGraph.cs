namespace NeuraNft.Domain.Models;

/// <summary>A graph as several events, each within what the log takes.</summary>
internal static class ModelGraph
{
    private const int MostInEvent = 500;

    // Half of the log's limit, counted as if each character were escaped.
    private const int SizeOfEvent = 512 * 1024;

    public static IEnumerable<ValueList<ModelNode>> PartsOf(IEnumerable<ModelNode> nodes)
    {
        var (part, size) = (new List<ModelNode>(), 0);
        foreach (var node in nodes)
        {
            var more = SizeOf(node);
            if (part.Count == MostInEvent || (part.Count > 0 && size + more > SizeOfEvent))
            {
                yield return new(part);
                (part, size) = ([], 0);
            }
            part.Add(node);
            size += more;
        }

        if (part.Count > 0)
            yield return new(part);
    }

    private static int SizeOf(ModelNode node) =>
        200 + (6 * (node.Name.Length + node.Domain.Length + node.Operator.Length)) + (8 * node.From.Count)
        + node.Weights.Sum(w => 60 + (6 * w.Name.Length) + w.Shape.Sum(SizeOf))
        + node.Outputs.Sum(o => 60 + (6 * o.Name.Length) + (o.Shape?.Sum(SizeOf) ?? 0));

    private static int SizeOf(ModelDimension dimension) => 50 + (6 * (dimension.Symbol?.Length ?? 0));
}
