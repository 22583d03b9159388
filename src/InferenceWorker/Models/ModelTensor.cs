using Microsoft.ML.OnnxRuntime.Tensors;

namespace NeuraNft.InferenceWorker.Models;

/// <summary>A named tensor of values in row-major order. Its length is checked against its shape when a model runs, not here.</summary>
public sealed record ModelTensor
{
    private ModelTensor(string name, IReadOnlyList<long> shape, TensorElementType elementType, Array values)
    {
        Name = name;
        Shape = shape;
        ElementType = elementType;
        Values = values;
    }

    public string Name { get; }

    public IReadOnlyList<long> Shape { get; }

    public TensorElementType ElementType { get; }

    /// <summary>A one-dimensional array of the CLR type that stands for <see cref="ElementType"/>.</summary>
    public Array Values { get; }

    /// <summary>NaN and infinities among the values are wanted; else a run refuses them.</summary>
    public bool AllowsNonFinite { get; init; }

    /// <summary>For example <c>float[1,620]</c>.</summary>
    public string Description => $"{ElementType.OnnxName()}{ShapeText}";

    internal string ShapeText => $"[{string.Join(',', Shape)}]";

    public static ModelTensor Of<T>(string name, IReadOnlyList<long> shape, T[] values)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(values);
        return new ModelTensor(name, [.. shape], ElementTypes.Of(typeof(T)), values);
    }

    /// <param name="values">Of the CLR type that stands for the element type.</param>
    internal static ModelTensor Of(string name, IReadOnlyList<long> shape, TensorElementType elementType, Array values) =>
        new(name, shape, elementType, values);

    /// <summary>Index of the first NaN or infinity, or -1.</summary>
    public long FirstNonFinite() => Values switch
    {
        float[] floats => Array.FindIndex(floats, value => !float.IsFinite(value)),
        double[] doubles => Array.FindIndex(doubles, value => !double.IsFinite(value)),
        _ => -1,
    };
}
