namespace NeuraNft.InferenceWorker.Models.Onnx;

/// <summary>
/// Functions that a model brings along (FunctionProto): operators made of others. The runtime writes them out where they stand.
/// </summary>
internal sealed class OnnxFunctions
{
    private readonly Dictionary<(string Domain, string Name), Dictionary<(string Domain, string Name), int>> bodies = [];
    private readonly Dictionary<(string Domain, string Name), long> sizes = [];

    public void Read(ReadOnlySpan<byte> bytes, OnnxGraphReader graphs)
    {
        var (name, domain, body) = ("", "", new Dictionary<(string, string), int>());
        var reader = new ProtobufReader(bytes);
        while (reader.TryRead(out var field, out _, out var part))
        {
            if (field == 1)
                name = OnnxText.Read(part);
            else if (field == 7)
                graphs.Node(part, depth: 0, body);
            else if (field == 10)
                domain = OnnxText.Read(part);
        }

        if (!bodies.TryAdd((OnnxOperators.DomainOf(domain), name), body))
            throw OnnxRefusedException.Invalid($"it has two functions '{OnnxText.Shown(name)}'");
        if (bodies.Count > OnnxLimits.Functions)
            throw OnnxRefusedException.TooMuch($"The model has more than {OnnxLimits.Functions} functions");
    }

    /// <summary>All operators are known, and what comes of writing the functions out is within the bound.</summary>
    public void Check(IReadOnlyDictionary<(string Domain, string Name), int> used)
    {
        // Also those of functions that nothing calls.
        foreach (var body in bodies.Values)
            SizeOf(body, 0);
        SizeOf(used, 0);
    }

    private long SizeOf(IReadOnlyDictionary<(string Domain, string Name), int> body, int depth)
    {
        if (depth > OnnxLimits.GraphDepth)
            throw OnnxRefusedException.TooMuch($"The model's functions call each other deeper than {OnnxLimits.GraphDepth}");
        var size = body.Sum(use => use.Value * SizeOf(use.Key, depth));
        return size <= OnnxLimits.Nodes
            ? size
            : throw OnnxRefusedException.TooMuch($"The model has more than {OnnxLimits.Nodes} nodes once its functions are written out");
    }

    private long SizeOf((string Domain, string Name) op, int depth)
    {
        if (sizes.TryGetValue(op, out var known))
            return known;
        if (bodies.TryGetValue(op, out var body))
            return sizes[op] = Math.Max(1, SizeOf(body, depth + 1));
        return OnnxOperators.IsKnown(op.Domain, op.Name)
            ? 1
            : throw OnnxRefusedException.Invalid(
                $"it uses the operator '{OnnxText.Shown(op.Name)}' of '{OnnxText.Shown(op.Domain)}', which is not known");
    }
}
