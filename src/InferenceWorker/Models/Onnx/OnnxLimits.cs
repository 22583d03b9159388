namespace NeuraNft.InferenceWorker.Models.Onnx;

/// <summary>What a model's graph may have. Counts of real models are far below.</summary>
internal static class OnnxLimits
{
    /// <summary>Nodes of the graph, those inside others, and those of its functions where they are called.</summary>
    public const int Nodes = 100_000;

    public const int Tensors = 100_000;

    /// <summary>Inputs and outputs of all nodes and graphs, and tensors that the file tells of: an entry may be empty.</summary>
    public const int Entries = 1_000_000;

    /// <summary>Graphs inside graphs: bodies of loops and branches.</summary>
    public const int GraphDepth = 16;

    public const int Functions = 1_000;

    /// <summary>Declared inputs, and outputs.</summary>
    public const int Ports = 256;

    public const int Rank = 16;

    /// <summary>UTF-8 bytes of all names and symbols of inputs and outputs together.</summary>
    public const int PortNameBytes = 64 * 1024;

    /// <summary>UTF-8 bytes of any one name.</summary>
    public const int NameBytes = 4 * 1024;

    /// <summary>Characters of a node's names that are kept for the drawing.</summary>
    public const int NameKept = 100;

    /// <summary>Weights and outputs of one node that are kept for the drawing.</summary>
    public const int PortsKept = 16;
}
