using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace NeuraNft.InferenceWorker.Models;

/// <summary>One dimension as the model declares it: a fixed length, a symbol, or neither (any length).</summary>
public readonly record struct Dimension(long? Length, string? Symbol)
{
    public override string ToString() => Length?.ToString() ?? Symbol ?? "?";
}

/// <summary>A tensor that the model declares as input or output.</summary>
public sealed record TensorSpec(string Name, TensorElementType ElementType, IReadOnlyList<Dimension> Shape)
{
    /// <summary>For example <c>float[batch,620]</c>.</summary>
    public string Description => $"{ElementType.OnnxName()}[{string.Join(',', Shape)}]";

    internal static TensorSpec From(string name, NodeMetadata node)
    {
        var symbols = node.SymbolicDimensions;
        var shape = node.Dimensions.Select((length, i) => length >= 0
            ? new Dimension(length, null)
            : new Dimension(null, string.IsNullOrEmpty(symbols[i]) ? null : symbols[i]));
        return new TensorSpec(name, node.ElementDataType, [.. shape]);
    }
}
