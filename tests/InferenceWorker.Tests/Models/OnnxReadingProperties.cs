using FsCheck;
using FsCheck.Fluent;
using Microsoft.ML.OnnxRuntime.Tensors;
using NeuraNft.InferenceWorker.Models;
using NeuraNft.InferenceWorker.Models.Onnx;
using static NeuraNft.InferenceWorker.Tests.Models.OnnxBytes;

namespace NeuraNft.InferenceWorker.Tests.Models;

public sealed class OnnxReadingProperties
{
    private static readonly string[] Unary = ["Relu", "Sigmoid", "Tanh", "Abs", "Neg", "Identity"];

    [Fact]
    [Trait("Abuse", "47")]
    public void Row_47_any_bytes_are_answered() => Prop.ForAll<byte[]>(bytes => Answers(bytes ?? [])).QuickCheckThrowOnFailure();

    /// <summary>Bytes that are almost a model reach further into the reader than noise does.</summary>
    [Fact]
    [Trait("Abuse", "47")]
    public void Row_47_a_model_with_changed_bytes_is_answered()
    {
        var model = Chain([0, 1, 2, 3], weights: true);
        Prop.ForAll<(NonNegativeInt Place, byte Value)[]>(changes =>
        {
            var changed = (byte[])model.Clone();
            foreach (var (place, value) in changes ?? [])
                changed[place.Get % changed.Length] = value;
            return Answers(changed) && Answers(changed[..(changed.Length / 2)]);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Random_chain_is_described_as_it_was_built_and_as_the_runtime_sees_it()
    {
        Prop.ForAll<NonNegativeInt[]>(picks =>
        {
            int[] ops = [.. (picks ?? []).Take(30).Select(p => p.Get % Unary.Length), 0];
            var file = Chain(ops, weights: true);
            var read = OnnxReading.Read(file, ModelLimits.Default).Value();
            using var session = ModelSessions.Load(file);
            return read.Graph.Count == ops.Length + 1
                && read.Description.NodeCount == ops.Length + 1
                && read.Description.ParameterCount == 4
                && read.Description.Operators.Sum(o => o.Count) == ops.Length + 1
                && read.Graph.Skip(1).All(n => n.From.SequenceEqual([n.Index - 1]))
                && read.Description.Inputs.Select(i => i.Name).SequenceEqual(session.Inputs.Select(i => i.Name))
                && session.Inputs[0].Description == "float[n,4]";
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(15));
    }

    private static bool Answers(byte[] bytes) => OnnxReading.Read(bytes, ModelLimits.Default) is not null;

    // x + w, then one operator behind the other.
    private static byte[] Chain(int[] ops, bool weights)
    {
        var nodes = new List<byte[]> { NodeOf("Add", ["x", "w"], "t0") };
        nodes.AddRange(ops.Select((op, i) => NodeOf(Unary[op], [$"t{i}"], i == ops.Length - 1 ? "y" : $"t{i + 1}")));
        byte[] weight = weights ? Bytes(5, [.. Number(1, 4), .. Number(2, 1), .. Text(8, "w"), .. Bytes(9, new byte[16])]) : [];
        return Model(nodes, [("x", TensorElementType.Float, ["n", 4])], [("y", TensorElementType.Float, ["n", 4])], weight);
    }

    private static byte[] NodeOf(string op, string[] inputs, string output) =>
        [.. inputs.SelectMany(i => Text(1, i)), .. Text(2, output), .. Text(4, op)];
}
