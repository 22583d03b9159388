namespace NeuraNft.InferenceWorker.Models.Onnx;

/// <summary>A node as it stands in a graph or a function.</summary>
/// <param name="Taken">Its inputs, and what graphs inside it take from outside.</param>
/// <param name="Held">Elements of its constants and of all initializers inside it.</param>
internal sealed record OnnxNode(
    string Name, string Domain, string Operator, IReadOnlyList<string> Taken, IReadOnlyList<string> Outputs, long Held);
