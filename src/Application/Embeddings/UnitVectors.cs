using System.Numerics;
using System.Runtime.InteropServices;

namespace NeuraNft.Application.Embeddings;

/// <summary>
/// Vectors of length 1: their inner product is the cosine. As bytes each number is one of 255 steps from -1 to 1; the cosine of two such is
/// within 0.01 of the exact one for 128 dimensions and more.
/// </summary>
public static class UnitVectors
{
    private const float Step = 1f / 127;

    public static float Cosine(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var (sum, i) = (Vector<float>.Zero, 0);
        for (; i + Vector<float>.Count <= a.Length; i += Vector<float>.Count)
            sum += new Vector<float>(a[i..]) * new Vector<float>(b[i..]);
        var all = Vector.Sum(sum);
        for (; i < a.Length; i++)
            all += a[i] * b[i];
        return all;
    }

    public static float Cosine(ReadOnlySpan<sbyte> a, ReadOnlySpan<sbyte> b)
    {
        var (sum, i) = (Vector<int>.Zero, 0);
        for (; i + Vector<sbyte>.Count <= a.Length; i += Vector<sbyte>.Count)
        {
            Vector.Widen(new Vector<sbyte>(a[i..]), out var lowA, out var highA);
            Vector.Widen(new Vector<sbyte>(b[i..]), out var lowB, out var highB);
            Vector.Widen(lowA * lowB, out var first, out var second); // 127 · 127 fits into 16 bits.
            Vector.Widen(highA * highB, out var third, out var fourth);
            sum += first + second + third + fourth;
        }
        var all = Vector.Sum(sum);
        for (; i < a.Length; i++)
            all += a[i] * b[i];
        return all * Step * Step;
    }

    public static sbyte[] ToBytes(ReadOnlySpan<float> vector)
    {
        var bytes = new sbyte[vector.Length];
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] = (sbyte)Math.Round(Math.Clamp(vector[i], -1, 1) / Step);
        return bytes;
    }

    /// <summary>As the database keeps it.</summary>
    public static byte[] Stored(ReadOnlySpan<sbyte> vector) => MemoryMarshal.AsBytes(vector).ToArray();

    public static ReadOnlySpan<sbyte> FromStored(ReadOnlySpan<byte> stored) => MemoryMarshal.Cast<byte, sbyte>(stored);
}
