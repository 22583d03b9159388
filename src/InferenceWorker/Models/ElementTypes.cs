using Microsoft.ML.OnnxRuntime.Tensors;

namespace NeuraNft.InferenceWorker.Models;

/// <summary>The element types that tensors cross the worker's boundary with, under ONNX's own names.</summary>
public static class ElementTypes
{
    private static readonly (TensorElementType Element, Type Type, string Name)[] Known =
    [
        (TensorElementType.Float, typeof(float), "float"),
        (TensorElementType.Double, typeof(double), "double"),
        (TensorElementType.Int8, typeof(sbyte), "int8"),
        (TensorElementType.UInt8, typeof(byte), "uint8"),
        (TensorElementType.Int16, typeof(short), "int16"),
        (TensorElementType.UInt16, typeof(ushort), "uint16"),
        (TensorElementType.Int32, typeof(int), "int32"),
        (TensorElementType.UInt32, typeof(uint), "uint32"),
        (TensorElementType.Int64, typeof(long), "int64"),
        (TensorElementType.UInt64, typeof(ulong), "uint64"),
        (TensorElementType.Bool, typeof(bool), "bool"),
    ];

    public static bool IsSupported(this TensorElementType element) => Known.Any(known => known.Element == element);

    /// <summary>ONNX's name of the type; the enumeration's own, lower-case, where the worker does not carry it.</summary>
    public static string OnnxName(this TensorElementType element) =>
        Known.FirstOrDefault(known => known.Element == element).Name ?? element.ToString().ToLowerInvariant();

    public static TensorElementType? FromOnnxName(string name) =>
        Known.Where(known => known.Name == name).Select(known => (TensorElementType?)known.Element).FirstOrDefault();

    internal static TensorElementType Of(Type type) => Known.First(known => known.Type == type).Element;
}
