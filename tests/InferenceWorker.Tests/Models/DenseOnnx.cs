using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace NeuraNft.InferenceWorker.Tests.Models;

/// <summary>One layer of random weights, as wide as it is high: a model as large as one likes.</summary>
internal static class DenseOnnx
{
    /// <param name="width">Of the input, the output and the weights.</param>
    /// <param name="said">What the weights' shape says of their height, where that is another.</param>
    public static byte[] Create(int width, int? said = null)
    {
        var random = new Random(7);
        var weights = new float[width * width];
        for (var i = 0; i < weights.Length; i++)
            weights[i] = random.NextSingle() - 0.5f;
        byte[] tensor =
        [
            .. OnnxBytes.Number(1, said ?? width), .. OnnxBytes.Number(1, width), .. OnnxBytes.Number(2, 1), .. OnnxBytes.Text(8, "w"),
            .. OnnxBytes.Bytes(9, MemoryMarshal.AsBytes<float>(weights).ToArray()),
        ];
        return OnnxBytes.Model(
            [OnnxBytes.Node("MatMul", ["x", "w"])], [("x", TensorElementType.Float, ["n", width])],
            [("y", TensorElementType.Float, ["n", width])], OnnxBytes.Bytes(5, tensor));
    }
}
