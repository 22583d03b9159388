using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using NeuraNft.InferenceWorker.Models.Onnx;

namespace NeuraNft.InferenceWorker.Models;

/// <summary>
/// A model written anew without its large weights: each is said to lie in a file in memory, which is the model itself, where it lies there.
/// The runtime then takes them from where they are, and does not parse them. The owner's file may have no external data, which
/// is looked at before; what is named here is ours alone.
/// </summary>
internal static class WeightsInPlace
{
    /// <summary>What the file in memory is called.</summary>
    public const string FileName = "weights";

    private const int Least = 64 * 1024;

    // Field numbers of onnx.proto3.
    private const int ModelGraph = 7;
    private const int GraphInitializer = 5;
    private const int TensorRaw = 9;
    private const int TensorExternal = 13;
    private const int TensorLocation = 14;

    /// <returns>Null where nothing would be gained, or the file is of an unusual form: it is then loaded as it is.</returns>
    public static byte[]? Lift(ReadOnlySpan<byte> model)
    {
        var rest = new ArrayBufferWriter<byte>();
        var (graphs, lifted) = (0, 0);
        var reader = new ProtobufReader(model);
        for (var from = 0; reader.TryRead(out var field, out _, out var body); from = model.Length - reader.Left)
        {
            if (field == ModelGraph && reader.IsBody && graphs++ == 0)
                WriteBody(rest, ModelGraph, Graph(model, body, ref lifted));
            else
                rest.Write(model[from..(model.Length - reader.Left)]);
        }

        return !reader.IsBroken && graphs == 1 && lifted > 0 ? rest.WrittenSpan.ToArray() : null;
    }

    private static ReadOnlySpan<byte> Graph(ReadOnlySpan<byte> model, ReadOnlySpan<byte> graph, ref int lifted)
    {
        var rest = new ArrayBufferWriter<byte>();
        var reader = new ProtobufReader(graph);
        for (var from = 0; reader.TryRead(out var field, out _, out var body); from = graph.Length - reader.Left)
        {
            if (field == GraphInitializer && reader.IsBody && body.Length >= Least && Tensor(model, body) is { } tensor)
            {
                WriteBody(rest, GraphInitializer, tensor);
                lifted++;
            }
            else
            {
                rest.Write(graph[from..(graph.Length - reader.Left)]);
            }
        }

        // What is broken is left out: the runtime is to see it.
        rest.Write(graph[(graph.Length - reader.Left)..]);
        return rest.WrittenSpan;
    }

    /// <returns>The tensor without its bytes; null where they stay in it.</returns>
    private static byte[]? Tensor(ReadOnlySpan<byte> model, ReadOnlySpan<byte> tensor)
    {
        var rest = new ArrayBufferWriter<byte>();
        var reader = new ProtobufReader(tensor);
        var raw = ReadOnlySpan<byte>.Empty;
        for (var from = 0; reader.TryRead(out var field, out _, out var body); from = tensor.Length - reader.Left)
        {
            if (field == TensorRaw && reader.IsBody && raw.IsEmpty)
                raw = body;
            else if (field is 1 or 2 or 8 or 12)
                rest.Write(tensor[from..(tensor.Length - reader.Left)]);
            else
                return null;
        }

        if (reader.IsBroken || raw.Length < Least || !IsWhole(tensor))
            return null;
        WriteBody(rest, TensorExternal, Entry("location", FileName));
        WriteBody(rest, TensorExternal, Entry("offset", $"{OffsetOf(model, raw)}"));
        WriteBody(rest, TensorExternal, Entry("length", raw.Length.ToString(CultureInfo.InvariantCulture)));
        WriteVarint(rest, TensorLocation << 3);
        WriteVarint(rest, 1);
        return rest.WrittenSpan.ToArray();
    }

    // As many bytes as shape and type say, of a type whose elements are whole numbers of bytes.
    private static bool IsWhole(ReadOnlySpan<byte> tensor)
    {
        try
        {
            return OnnxTypes.BitsOf(OnnxTensor.Read(tensor).Type) is >= 8 and <= 64;
        }
        catch (OnnxRefusedException)
        {
            // The runtime says it better.
            return false;
        }
    }

    private static long OffsetOf(ReadOnlySpan<byte> all, ReadOnlySpan<byte> part) =>
        Unsafe.ByteOffset(ref MemoryMarshal.GetReference(all), ref MemoryMarshal.GetReference(part));

    private static byte[] Entry(string key, string value)
    {
        var entry = new ArrayBufferWriter<byte>();
        WriteBody(entry, 1, Encoding.UTF8.GetBytes(key));
        WriteBody(entry, 2, Encoding.UTF8.GetBytes(value));
        return entry.WrittenSpan.ToArray();
    }

    private static void WriteBody(ArrayBufferWriter<byte> to, int field, ReadOnlySpan<byte> body)
    {
        WriteVarint(to, (ulong)((field << 3) | 2));
        WriteVarint(to, (ulong)body.Length);
        to.Write(body);
    }

    private static void WriteVarint(ArrayBufferWriter<byte> to, ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            to.Write([(byte)(value | 0x80)]);
        to.Write([(byte)value]);
    }
}
