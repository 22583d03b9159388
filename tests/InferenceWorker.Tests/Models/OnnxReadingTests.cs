using Microsoft.ML.OnnxRuntime.Tensors;
using NeuraNft.Domain.Models;
using NeuraNft.InferenceWorker.Models;
using NeuraNft.InferenceWorker.Models.Onnx;
using static NeuraNft.InferenceWorker.Tests.Models.OnnxBytes;

namespace NeuraNft.InferenceWorker.Tests.Models;

public sealed class OnnxReadingTests
{
    private const TensorElementType Float = TensorElementType.Float;

    [Fact]
    public void Language_model_is_described_as_the_runtime_does()
    {
        var file = File.ReadAllBytes(TestData.Sample("language-id/lande50.onnx"));
        var (model, graph) = Read(file);
        model.Size.ShouldBe(file.Length);
        model.Inputs.ShouldHaveSingleItem().ShouldBe(new ModelTensorSpec("ngrams", "float", [new(null, "batch"), new(620, null)]));
        model.Outputs.ShouldHaveSingleItem().ShouldBe(new ModelTensorSpec("probs", "float", [new(null, "batch"), new(50, null)]));
        model.Opsets.ShouldBe([new ModelOpset("ai.onnx", 13)]);
        model.Operators.ShouldBe(
            [new ModelOperator("ai.onnx", "Gemm", 2), new ModelOperator("ai.onnx", "Relu", 1), new ModelOperator("ai.onnx", "Softmax", 1)]);
        graph.Select(n => n.Operator).ShouldBe(["Gemm", "Relu", "Gemm", "Softmax"]);
        graph.Select(n => n.From).ShouldBe([[], [0], [1], [2]]);
        model.ParameterCount.ShouldBe(graph.Sum(n => n.ParameterCount));
        graph[0].Weights[0].Shape[0].Length.ShouldBe(620);
    }

    [Theory]
    [Trait("Abuse", "47")]
    [InlineData("garbage", "MODEL_INVALID")]
    [InlineData("truncated", "MODEL_INVALID")]
    [InlineData("custom_op", "MODEL_INVALID")]
    [InlineData("ext_abs", "MODEL_INVALID")]
    [InlineData("ext_traversal", "MODEL_INVALID")]
    public void Row_47_and_48_hostile_model_is_refused(string name, string code) =>
        Refusal(File.ReadAllBytes(TestData.Shared($"models/adversarial/{name}.onnx"))).Code.ShouldBe(code);

    [Theory]
    [InlineData("loop", "Loop")]
    [InlineData("bomb", "ConstantOfShape")]
    public void Model_that_is_hostile_only_when_run_is_read_without_running_it(string name, string op) =>
        Read(File.ReadAllBytes(TestData.Shared($"models/adversarial/{name}.onnx"))).Model.Operators.ShouldContain(o => o.Name == op);

    [Fact]
    public void Unknown_operator_is_named() => Refusal(OneNode("Evil", 1, Float, 4)).Message.ShouldContain("'Evil' of 'ai.onnx'");

    [Fact]
    [Trait("Abuse", "50")]
    public void Row_50_shape_whose_product_overflows_is_refused()
    {
        Refusal(OneNode("Relu", 1, Float, 1L << 40, 1L << 40)).Message.ShouldContain("overflows");
        var tensor = Bytes(5, [.. Number(1, 1L << 40), .. Number(1, 1L << 40), .. Number(2, 1), .. Text(8, "w")]);
        Refusal(WithGraph(tensor)).Message.ShouldContain("overflows");
    }

    [Fact]
    [Trait("Abuse", "50")]
    public void Row_50_tensor_that_says_more_than_it_holds_is_refused()
    {
        var tensor = Bytes(5, [.. Number(1, 1L << 30), .. Number(2, 1), .. Text(8, "w"), .. Bytes(9, new byte[16])]);
        Refusal(WithGraph(tensor)).Message.ShouldContain("holds something else");
    }

    [Fact]
    public void Packed_dimensions_are_read_as_the_others()
    {
        var tensor = Bytes(5, [.. Bytes(1, [2, 3]), .. Number(2, 1), .. Text(8, "w"), .. Bytes(9, new byte[24])]);
        Read(WithGraph(tensor)).Model.ParameterCount.ShouldBe(6);
    }

    [Fact]
    public void Graphs_that_nest_too_deeply_are_refused()
    {
        byte[] body = [];
        for (var depth = 0; depth < 20; depth++)
            body = Bytes(1, [.. Text(4, "If"), .. Bytes(5, Bytes(6, body))]);
        Refusal(WithGraph(body)).ShouldBeOfType<ModelRefusal.ResourceLimit>().Message.ShouldContain("deeper");
    }

    [Theory]
    [Trait("Abuse", "50")]
    [InlineData(11, false, "256 inputs")]
    [InlineData(12, false, "256 outputs")]
    [InlineData(13, false, "1000000 inputs, outputs and values")]
    [InlineData(1, true, "1000000 inputs, outputs and values")]
    [InlineData(2, true, "1000000 inputs, outputs and values")]
    public void Row_50_empty_entries_without_end_are_refused_before_they_take_memory(int field, bool ofANode, string message)
    {
        // Two bytes each.
        var entries = new byte[8 << 20];
        for (var i = 0; i < entries.Length; i += 2)
            entries[i] = (byte)((field << 3) | 2);
        var file = WithGraph(ofANode ? Bytes(1, entries) : entries);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var refusal = Refusal(file);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(200 << 20);
        refusal.ShouldBeOfType<ModelRefusal.ResourceLimit>().Message.ShouldContain(message);
    }

    [Fact]
    [Trait("Abuse", "50")]
    public void Row_50_what_inner_graphs_take_from_outside_is_counted_each_time_it_is_handed_on()
    {
        // 120,000 names, handed on by ten graphs.
        byte[] body = Bytes(1, [.. Enumerable.Repeat(Text(1, "x"), 120_000).SelectMany(b => b), .. Text(2, "y"), .. Text(4, "Concat")]);
        for (var depth = 0; depth < 10; depth++)
            body = Bytes(1, [.. Text(4, "If"), .. Bytes(5, Bytes(6, body))]);
        Refusal(WithGraph(body)).ShouldBeOfType<ModelRefusal.ResourceLimit>().Message.ShouldContain("inputs, outputs and values");
    }

    [Fact]
    public void Initializers_may_be_listed_among_the_inputs_however_many_they_are()
    {
        var names = Enumerable.Range(0, 400).Select(i => $"w{i}").ToList();
        byte[] graph =
        [
            .. names.SelectMany(n => Bytes(11, Text(1, n))),
            .. names.SelectMany(n => Bytes(5, [.. Number(1, 1), .. Number(2, 1), .. Text(8, n), .. Bytes(9, new byte[4])])),
        ];
        var model = Read(WithGraph(graph)).Model;
        (model.Inputs.Count, model.ParameterCount).ShouldBe((0, 400));
    }

    [Fact]
    public void Functions_that_grow_when_they_are_written_out_are_refused()
    {
        // Each calls the one below ten times.
        byte[] functions = [];
        for (var i = 0; i < 10; i++)
        {
            byte[] call = [.. Text(4, i == 0 ? "Relu" : $"f{i - 1}"), .. Text(7, i == 0 ? "" : "own")];
            functions =
            [
                .. functions,
                .. Bytes(25, [.. Text(1, $"f{i}"), .. Text(10, "own"), .. Enumerable.Repeat(Bytes(7, call), 10).SelectMany(b => b)]),
            ];
        }

        var node = Bytes(1, [.. Text(2, "y"), .. Text(4, "f9"), .. Text(7, "own")]);
        Refusal([.. WithGraph(node), .. functions, .. Bytes(8, [.. Text(1, "own"), .. Number(2, 1)])])
            .Message.ShouldContain("once its functions are written out");
    }

    [Fact]
    public void Function_that_calls_itself_is_refused()
    {
        byte[] call = [.. Text(4, "f"), .. Text(7, "own")];
        var function = Bytes(25, [.. Text(1, "f"), .. Text(10, "own"), .. Bytes(7, call)]);
        Refusal([.. WithGraph([]), .. function]).Message.ShouldContain("deeper");
    }

    [Fact]
    public void Two_graphs_are_refused() => Refusal([.. WithGraph([]), .. Bytes(7, [])]).Message.ShouldContain("two graphs");

    [Fact]
    public void Operators_of_a_set_that_is_not_imported_are_refused() =>
        Refusal(WithGraph(Bytes(1, [.. Text(2, "y"), .. Text(4, "Normalizer"), .. Text(7, "ai.onnx.ml")])))
            .Message.ShouldContain("'ai.onnx.ml' without saying of which version");

    [Fact]
    public void What_a_loops_body_takes_from_outside_feeds_the_loop()
    {
        var inner = Node("Relu", ["outer"]);
        byte[] loop = [.. Text(2, "z"), .. Text(4, "Loop"), .. Bytes(5, Bytes(6, Bytes(1, inner)))];
        byte[] outer = [.. Text(1, "x"), .. Text(2, "outer"), .. Text(4, "Relu")];
        var (model, graph) = Read(WithGraph([.. Bytes(1, outer), .. Bytes(1, loop)]));
        graph[1].From.ShouldBe([0]);
        model.NodeCount.ShouldBe(3);
    }

    [Fact]
    public void Names_are_fit_to_be_stored()
    {
        byte[] node = [.. Text(2, "y"), .. Text(3, "a\0b" + new string('n', 5000)), .. Text(4, "Relu")];
        Refusal(WithGraph(Bytes(1, node))).Code.ShouldBe("RESOURCE_LIMIT");
        byte[] shorter = [.. Text(2, "y"), .. Text(3, "a\0b" + new string('n', 500)), .. Text(4, "Relu")];
        Read(WithGraph(Bytes(1, shorter))).Graph[0].Name.ShouldBe("a\ufffdb" + new string('n', 97) + "…");
    }

    private static byte[] WithGraph(byte[] graph) => [.. Number(1, 8), .. Bytes(7, graph), .. Bytes(8, Number(2, 13))];

    private static (ModelDescription Model, IReadOnlyList<ModelNode> Graph) Read(byte[] file)
    {
        var read = OnnxReading.Read(file, ModelLimits.Default).Value();
        return (read.Description, read.Graph);
    }

    private static ModelRefusal Refusal(byte[] file) => OnnxReading.Read(file, ModelLimits.Default).Refusal();
}
