using System.Text;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace NeuraNft.InferenceWorker.Tests.Models;

/// <summary>Writes small ONNX models, field by field of onnx.proto3.</summary>
internal static class OnnxBytes
{
    /// <summary>A model of one node that maps x to y, both of the shape given.</summary>
    public static byte[] OneNode(string op, int inputs, TensorElementType type, params object[] shape) =>
        Model([Node(op, Enumerable.Repeat("x", inputs))], [("x", type, shape)], [("y", type, shape)]);

    public static byte[] Model(
        IEnumerable<byte[]> nodes,
        IEnumerable<(string Name, TensorElementType Type, object[] Shape)> inputs,
        IEnumerable<(string Name, TensorElementType Type, object[] Shape)> outputs,
        params byte[] more)
    {
        byte[] graph = [.. nodes.SelectMany(node => Bytes(1, node)), .. Text(2, "g"),
            .. inputs.SelectMany(input => Bytes(11, Value(input))), .. outputs.SelectMany(output => Bytes(12, Value(output))), .. more];
        return [.. Number(1, 8), .. Bytes(7, graph), .. Bytes(8, Number(2, 13))];
    }

    public static byte[] Node(string op, IEnumerable<string> inputs) =>
        [.. inputs.SelectMany(input => Text(1, input)), .. Text(2, "y"), .. Text(4, op)];

    public static byte[] Number(int field, long value) => [.. Varint((ulong)(field << 3)), .. Varint((ulong)value)];

    public static byte[] Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    public static byte[] Bytes(int field, byte[] value) =>
        [.. Varint((ulong)((field << 3) | 2)), .. Varint((ulong)value.Length), .. value];

    private static byte[] Value((string Name, TensorElementType Type, object[] Shape) value)
    {
        var shape = value.Shape.SelectMany(length =>
            Bytes(1, length is string symbol ? Text(2, symbol) : Number(1, Convert.ToInt64(length, null))));
        return [.. Text(1, value.Name), .. Bytes(2, Bytes(1, [.. Number(1, (int)value.Type), .. Bytes(2, [.. shape])]))];
    }

    private static byte[] Varint(ulong value)
    {
        List<byte> bytes = [];
        for (; value >= 0x80; value >>= 7)
            bytes.Add((byte)(value | 0x80));
        return [.. bytes, (byte)value];
    }
}
