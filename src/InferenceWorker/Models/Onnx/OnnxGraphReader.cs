namespace NeuraNft.InferenceWorker.Models.Onnx;

/// <summary>Reads graphs, those inside nodes too, and counts what they use. One for each file: its bounds are for the whole.</summary>
internal sealed class OnnxGraphReader
{
    private int tensors;
    private int nodes;
    private int entries;

    /// <summary>Of graphs, not of functions.</summary>
    public Dictionary<(string Domain, string Name), int> Operators { get; } = [];

    public int NodeCount => Operators.Values.Sum();

    public OnnxGraph Graph(ReadOnlySpan<byte> bytes, int depth)
    {
        if (depth > OnnxLimits.GraphDepth)
            throw OnnxRefusedException.TooMuch($"The model's graphs nest deeper than {OnnxLimits.GraphDepth}");
        var graph = new OnnxGraph();
        // An initializer may be listed among the inputs; it may stand behind them.
        var mostInputs = OnnxLimits.Ports + InitializersOf(bytes);
        var reader = new ProtobufReader(bytes);
        while (reader.TryRead(out var field, out _, out var body))
        {
            switch (field)
            {
                case 1:
                    var node = Node(body, depth, Operators);
                    graph.Nodes.Add(node);
                    break;
                case 5:
                    Add(graph, Tensor(body));
                    break;
                case 11:
                    AddPort(graph.Inputs, body, mostInputs, "inputs");
                    break;
                case 12:
                    AddPort(graph.Outputs, body, OnnxLimits.Ports, "outputs");
                    break;
                case 13:
                    CountEntry();
                    var value = OnnxPort.Read(body);
                    graph.Values[value.Name] = value;
                    break;
                case 15:
                    Add(graph, Sparse(body));
                    break;
            }
        }

        return graph;
    }

    /// <param name="counted">What the node and those inside it are counted in.</param>
    public OnnxNode Node(ReadOnlySpan<byte> bytes, int depth, Dictionary<(string Domain, string Name), int> counted)
    {
        var (name, domain, op, held) = ("", "", "", 0L);
        var (taken, outputs) = (new List<string>(), new List<string>());
        var reader = new ProtobufReader(bytes);
        while (reader.TryRead(out var field, out _, out var body))
        {
            switch (field)
            {
                case 1:
                    CountEntry();
                    taken.Add(OnnxText.Read(body));
                    break;
                case 2:
                    CountEntry();
                    outputs.Add(OnnxText.Read(body));
                    break;
                case 3:
                    name = OnnxText.Read(body);
                    break;
                case 4:
                    op = OnnxText.Read(body);
                    break;
                case 5:
                    held = checked(held + Attribute(body, depth, taken));
                    break;
                case 7:
                    domain = OnnxText.Read(body);
                    break;
            }
        }

        Count(counted, (OnnxOperators.DomainOf(domain), op));
        return new OnnxNode(name, OnnxOperators.DomainOf(domain), op, taken, outputs, held);
    }

    // The runtime's own graphs of a node's attribute: bodies and branches. What they take from outside feeds the node.
    private long Attribute(ReadOnlySpan<byte> bytes, int depth, List<string> taken)
    {
        var held = 0L;
        var reader = new ProtobufReader(bytes);
        while (reader.TryRead(out var field, out _, out var body))
        {
            if (field is 5 or 10)
                held = checked(held + Tensor(body).Elements);
            else if (field is 22 or 23)
                held = checked(held + Sparse(body).Elements);
            else if (field is 6 or 11)
            {
                var inner = Graph(body, depth + 1);
                held = checked(held + inner.Parameters);
                var own = inner.Nodes.SelectMany(n => n.Outputs).Concat(inner.Inputs.Select(i => i.Name)).Concat(inner.Initializers.Keys)
                    .ToHashSet(StringComparer.Ordinal);
                foreach (var outside in inner.Nodes.SelectMany(n => n.Taken).Where(t => !own.Contains(t)))
                {
                    CountEntry();
                    taken.Add(outside);
                }
            }
        }

        return held;
    }

    private OnnxTensor Tensor(ReadOnlySpan<byte> bytes) => ++tensors <= OnnxLimits.Tensors
        ? OnnxTensor.Read(bytes)
        : throw OnnxRefusedException.TooMuch($"The model has more than {OnnxLimits.Tensors} tensors");

    // Its parameters are the values that stand in the file; the shape is the whole one, which the runtime makes room for.
    private OnnxTensor Sparse(ReadOnlySpan<byte> bytes)
    {
        var (values, shape) = (new OnnxTensor("", 0, [], 0), new List<long>());
        var reader = new ProtobufReader(bytes);
        while (reader.TryRead(out var field, out var number, out var body))
        {
            if (field == 1)
                values = Tensor(body);
            else if (field == 2)
                Tensor(body);
            else if (field == 3)
                OnnxTensor.AddDimensions(shape, reader.IsBody, number, body);
        }

        return OnnxTensor.CountOf(shape) <= ModelLimits.Default.MaxModelBytes
            ? values with { Shape = shape }
            : throw OnnxRefusedException.TooMuch($"The sparse tensor '{OnnxText.Shown(values.Name)}' is too large once it is dense");
    }

    private static void Add(OnnxGraph graph, OnnxTensor tensor)
    {
        if (!graph.Initializers.TryAdd(tensor.Name, tensor))
            throw OnnxRefusedException.Invalid($"it has two tensors named '{OnnxText.Shown(tensor.Name)}'");
    }

    private void AddPort(List<OnnxPort> ports, ReadOnlySpan<byte> bytes, int most, string what)
    {
        CountEntry();
        if (ports.Count >= most)
            throw OnnxRefusedException.TooMuch($"The model has more than {OnnxLimits.Ports} {what}");
        ports.Add(OnnxPort.Read(bytes));
    }

    private static int InitializersOf(ReadOnlySpan<byte> graph)
    {
        var count = 0;
        var reader = new ProtobufReader(graph);
        while (count <= OnnxLimits.Tensors && reader.TryRead(out var field, out _, out _))
            count += field is 5 or 15 ? 1 : 0;
        return count;
    }

    // Before it is read: an entry of two bytes takes many times as much memory.
    private void CountEntry()
    {
        if (++entries > OnnxLimits.Entries)
            throw OnnxRefusedException.TooMuch($"The model has more than {OnnxLimits.Entries} inputs, outputs and values");
    }

    private void Count(Dictionary<(string Domain, string Name), int> counted, (string Domain, string Name) op)
    {
        counted[op] = counted.GetValueOrDefault(op) + 1;
        if (++nodes > OnnxLimits.Nodes)
            throw OnnxRefusedException.TooMuch($"The model has more than {OnnxLimits.Nodes} nodes");
    }
}
