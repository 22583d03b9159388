using Microsoft.ML.OnnxRuntime.Tensors;

namespace NeuraNft.InferenceWorker.Models;

/// <summary>The element types that tensors cross the worker's boundary with, under ONNX's own names.</summary>
public static class ElementTypes
{
    private static readonly (TensorElementType Element, Type Type, string Name, int Bytes)[] Known =
    [
        (TensorElementType.Float, typeof(float), "float", 4),
        (TensorElementType.Double, typeof(double), "double", 8),
        (TensorElementType.Int8, typeof(sbyte), "int8", 1),
        (TensorElementType.UInt8, typeof(byte), "uint8", 1),
        (TensorElementType.Int16, typeof(short), "int16", 2),
        (TensorElementType.UInt16, typeof(ushort), "uint16", 2),
        (TensorElementType.Int32, typeof(int), "int32", 4),
        (TensorElementType.UInt32, typeof(uint), "uint32", 4),
        (TensorElementType.Int64, typeof(long), "int64", 8),
        (TensorElementType.UInt64, typeof(ulong), "uint64", 8),
        (TensorElementType.Bool, typeof(bool), "bool", 1),
    ];

    public static bool IsSupported(this TensorElementType element) => Known.Any(known => known.Element == element);

    /// <summary>ONNX's name of the type; the enumeration's own, lower-case, where the worker does not carry it.</summary>
    public static string OnnxName(this TensorElementType element) =>
        Known.FirstOrDefault(known => known.Element == element).Name ?? element.ToString().ToLowerInvariant();

    public static TensorElementType? FromOnnxName(string name) =>
        Known.Where(known => known.Name == name).Select(known => (TensorElementType?)known.Element).FirstOrDefault();

    internal static TensorElementType Of(Type type) => Known.First(known => known.Type == type).Element;

    /// <summary>Bytes of one element.</summary>
    internal static int ByteSize(this TensorElementType element) => Known.First(known => known.Element == element).Bytes;

    internal static Array NewArray(this TensorElementType element, int length) =>
        Array.CreateInstance(Known.First(known => known.Element == element).Type, length);
}
