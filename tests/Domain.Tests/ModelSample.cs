using NeuraNft.Domain.Models;
using static NeuraNft.Domain.Models.ModelEvent;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Domain.Tests;

/// <summary>The model in version 2 of the sample asset.</summary>
internal static class ModelSample
{
    public static readonly Guid FirstTest = Guid.Parse("01981f0e-5a7c-7a60-8b1e-0000000000a1");
    public static readonly Guid SecondTest = Guid.Parse("01981f0e-5a7c-7a60-8b1e-0000000000a2");

    public static readonly ModelCardFacts Card = new("bafkreicard", "language-identification", "text");

    public static readonly ModelDescription Description = new(
        322_561, 8, "conv 1.0", [new("ai.onnx", 13)], [new("ngrams", "float", [new(null, "batch"), new(620, null)])],
        [new("probs", "float", [new(null, null), new(50, null)])], [new("ai.onnx", "Gemm", 2), new("ai.onnx", "Relu", 1)], 80_450, 3);

    public static readonly ModelTestVector Vector = new("text", "\"Guten Tag\"", """[{"name":"probs","shape":[1,50],"values":[]}]""", 1e-4);

    public static readonly ValueList<ModelNode> Graph =
    [
        new(0, "gemm_0", "ai.onnx", "Gemm", [], [new("w", "float", [new(620, null), new(50, null)])], 31_000, [new("h", null, null)]),
        new(1, "relu_0", "ai.onnx", "Relu", [0], [], 0, [new("probs", "float", [new(null, "batch"), new(50, null)])]),
    ];

    public static IReadOnlyList<object> Events =>
    [
        new ModelRegistered(Asset, 2, "bafkreinewer", Description, null, true, Alice),
        new ModelGraphRecorded(Asset, 2, Graph),
        new ModelRegistered(Asset, 2, "bafkreinewer", Description, Card, true, Alice),
        new ModelTestSet(Asset, 2, FirstTest, Vector, Alice),
        new ModelTestFailed(Asset, 2, FirstTest, "TEST_MISMATCH", "Tensor 'probs': the value at index 3 is 0.25, expected 0.5"),
        new ModelTestSet(Asset, 2, SecondTest, Vector, Alice),
        new ModelTestPassed(Asset, 2, SecondTest, 0.00001),
    ];

    /// <summary>One of each type.</summary>
    public static IEnumerable<object> Each => Events.Reverse().DistinctBy(e => e.GetType());

    public static ModelState Tested => ModelDecider.Evolve(
        ModelDecider.Evolve(ModelState.Initial, (ModelEvent)Events[0]), (ModelEvent)Events[3]);
}
