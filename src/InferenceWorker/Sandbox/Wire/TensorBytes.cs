using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime.Tensors;
using NeuraNft.InferenceWorker.Models;

namespace NeuraNft.InferenceWorker.Sandbox.Wire;

/// <summary>A tensor's values as the bytes that they are in memory: both sides run on one machine.</summary>
internal static class TensorBytes
{
    public static Span<byte> Of(Array values, TensorElementType type) => MemoryMarshal.CreateSpan(
        ref MemoryMarshal.GetArrayDataReference(values), checked(values.Length * type.ByteSize()));

    /// <exception cref="WireException">Not so many values, or a boolean that is neither.</exception>
    public static Array Read(ReadOnlySpan<byte> bytes, TensorElementType type, long count)
    {
        // The count was bounded by whoever calls; so the product cannot wrap.
        if (bytes.Length != count * type.ByteSize())
            throw new WireException($"{bytes.Length} bytes for {count} values of {type.OnnxName()}.");
        if (type == TensorElementType.Bool && bytes.IndexOfAnyExceptInRange((byte)0, (byte)1) >= 0)
            throw new WireException("A boolean that is neither true nor false.");
        var values = type.NewArray((int)count);
        bytes.CopyTo(Of(values, type));
        return values;
    }
}
