using System.Text;

namespace NeuraNft.Benchmarks.Inference;

/// <summary>An ONNX model of so many dense layers of 1,024 x 1,024 floats (4 MiB each), written field by field of onnx.proto3.</summary>
internal static class DenseModel
{
    public const int Width = 1024;

    public static byte[] Create(int layers)
    {
        var random = new Random(7);
        using var graph = new MemoryStream();
        for (var layer = 0; layer < layers; layer++)
        {
            byte[] node = [.. Text(1, Value(layer)), .. Text(1, $"w{layer}"), .. Text(2, Value(layer + 1, layers)), .. Text(4, "MatMul")];
            graph.Write(Bytes(1, node));
        }

        graph.Write(Text(2, "g"));
        for (var layer = 0; layer < layers; layer++)
            graph.Write(Bytes(5, Weights($"w{layer}", random)));
        graph.Write(Bytes(11, Port("x")));
        graph.Write(Bytes(12, Port("y")));
        return [.. Number(1, 8), .. Bytes(7, graph.ToArray()), .. Bytes(8, Number(2, 13))];
    }

    private static string Value(int layer, int layers = -1) => layer == 0 ? "x" : layer == layers ? "y" : $"h{layer}";

    private static byte[] Weights(string name, Random random)
    {
        var raw = new byte[Width * Width * 4];
        var values = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(raw.AsSpan());
        for (var i = 0; i < values.Length; i++)
            values[i] = (random.NextSingle() - 0.5f) / 16;
        return [.. Number(1, Width), .. Number(1, Width), .. Number(2, 1), .. Text(8, name), .. Bytes(9, raw)];
    }

    private static byte[] Port(string name)
    {
        byte[] shape = [.. Bytes(1, Text(2, "n")), .. Bytes(1, Number(1, Width))];
        return [.. Text(1, name), .. Bytes(2, Bytes(1, [.. Number(1, 1), .. Bytes(2, shape)]))];
    }

    private static byte[] Number(int field, long value) => [.. Varint((ulong)(field << 3)), .. Varint((ulong)value)];

    private static byte[] Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    private static byte[] Bytes(int field, byte[] value) =>
        [.. Varint((ulong)((field << 3) | 2)), .. Varint((ulong)value.Length), .. value];

    private static byte[] Varint(ulong value)
    {
        List<byte> bytes = [];
        for (; value >= 0x80; value >>= 7)
            bytes.Add((byte)(value | 0x80));
        return [.. bytes, (byte)value];
    }
}
