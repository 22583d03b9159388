using System.Diagnostics;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace NeuraNft.InferenceWorker.Models;

/// <summary>Between our tensors and the runtime's. Inputs are pinned, not copied; outputs are copied before the runtime frees them.</summary>
internal static class NativeTensor
{
    public static OrtValue From(ModelTensor tensor)
    {
        long[] shape = [.. tensor.Shape];
        return tensor.Values switch
        {
            float[] values => OrtValue.CreateTensorValueFromMemory(values, shape),
            double[] values => OrtValue.CreateTensorValueFromMemory(values, shape),
            bool[] values => OrtValue.CreateTensorValueFromMemory(values, shape),
            _ => FromIntegers(tensor.ElementType, tensor.Values, shape),
        };
    }

    public static long ElementCount(OrtValue value) => value.GetTensorTypeAndShape().ElementCount;

    public static ModelTensor Read(string name, OrtValue value)
    {
        var info = value.GetTensorTypeAndShape();
        return info.ElementDataType switch
        {
            TensorElementType.Float => Copy<float>(name, info, value),
            TensorElementType.Double => Copy<double>(name, info, value),
            TensorElementType.Int8 => Copy<sbyte>(name, info, value),
            TensorElementType.UInt8 => Copy<byte>(name, info, value),
            TensorElementType.Int16 => Copy<short>(name, info, value),
            TensorElementType.UInt16 => Copy<ushort>(name, info, value),
            TensorElementType.Int32 => Copy<int>(name, info, value),
            TensorElementType.UInt32 => Copy<uint>(name, info, value),
            TensorElementType.Int64 => Copy<long>(name, info, value),
            TensorElementType.UInt64 => Copy<ulong>(name, info, value),
            TensorElementType.Bool => Copy<bool>(name, info, value),
            var other => throw new UnreachableException($"{other} passed the check at load"),
        };
    }

    // By element type and not by pattern: the CLR lets an int[] match uint[], and so for each pair of the same width.
    private static OrtValue FromIntegers(TensorElementType type, Array values, long[] shape) => type switch
    {
        TensorElementType.Int8 => OrtValue.CreateTensorValueFromMemory((sbyte[])values, shape),
        TensorElementType.UInt8 => OrtValue.CreateTensorValueFromMemory((byte[])values, shape),
        TensorElementType.Int16 => OrtValue.CreateTensorValueFromMemory((short[])values, shape),
        TensorElementType.UInt16 => OrtValue.CreateTensorValueFromMemory((ushort[])values, shape),
        TensorElementType.Int32 => OrtValue.CreateTensorValueFromMemory((int[])values, shape),
        TensorElementType.UInt32 => OrtValue.CreateTensorValueFromMemory((uint[])values, shape),
        TensorElementType.Int64 => OrtValue.CreateTensorValueFromMemory((long[])values, shape),
        TensorElementType.UInt64 => OrtValue.CreateTensorValueFromMemory((ulong[])values, shape),
        _ => throw new UnreachableException($"{type} is not an integer type that tensors carry"),
    };

    private static ModelTensor Copy<T>(string name, OrtTensorTypeAndShapeInfo info, OrtValue value)
        where T : unmanaged =>
        ModelTensor.Of(name, info.Shape, value.GetTensorDataAsSpan<T>().ToArray());
}
