namespace NeuraNft.InferenceWorker.Models.Onnx;

/// <summary>A graph (GraphProto), its nodes in the order of the file.</summary>
internal sealed class OnnxGraph
{
    public List<OnnxNode> Nodes { get; } = [];

    public Dictionary<string, OnnxTensor> Initializers { get; } = new(StringComparer.Ordinal);

    public List<OnnxPort> Inputs { get; } = [];

    public List<OnnxPort> Outputs { get; } = [];

    /// <summary>What the file tells of tensors between nodes.</summary>
    public Dictionary<string, OnnxPort> Values { get; } = new(StringComparer.Ordinal);

    /// <summary>Elements of its own initializers and of all that its nodes hold.</summary>
    public long Parameters => checked(Initializers.Values.Sum(i => i.Elements) + Nodes.Sum(n => n.Held));
}
