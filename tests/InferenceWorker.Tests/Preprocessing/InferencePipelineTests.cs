using Microsoft.ML.OnnxRuntime.Tensors;
using NeuraNft.InferenceWorker.Models;
using NeuraNft.InferenceWorker.Preprocessing;
using NeuraNft.InferenceWorker.Tests.Models;

namespace NeuraNft.InferenceWorker.Tests.Preprocessing;

public sealed class InferencePipelineTests
{
    private static readonly byte[] Identity = OnnxBytes.OneNode("Identity", 1, TensorElementType.Float, "n", 3);

    [Fact]
    public void Digits_model_runs_on_raw_tensors_with_and_without_labels()
    {
        var digits = File.ReadAllBytes(TestData.Shared("models/mnist-mlp/fed-mlp.onnx"));
        var x = ModelTensor.Of("x", [1, 784], new float[784]);
        var bare = Run(digits, null, x).Value();
        bare.Top.ShouldBeNull();
        bare.Tensors.ShouldHaveSingleItem().Values.Cast<float>().Sum().ShouldBe(1f, 1e-4f);
        var labelled = Run(digits, Card("probs", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9"), x).Value();
        labelled.Top!.Score.ShouldBe(bare.Tensors[0].Values.Cast<float>().Max(), 1e-6);
    }

    [Fact]
    public void Label_of_the_highest_score_comes_first() =>
        Run(Identity, Card("y", "a", "b", "c"), X([1, 3], 0.2f, 0.7f, 0.1f)).Value().TopLabels.Select(label => label.Label)
            .ShouldBe(["b", "a", "c"]);

    [Fact]
    public void Batch_has_tensors_but_no_one_label()
    {
        var output = Run(Identity, Card("y", "a", "b", "c"), X([2, 3], 1, 2, 3, 4, 5, 6)).Value();
        output.Top.ShouldBeNull();
        output.Tensors[0].Values.Length.ShouldBe(6);
    }

    [Fact]
    public void Card_with_another_number_of_labels_is_refused() =>
        Run(Identity, Card("y", "a", "b"), X([1, 3], 1, 2, 3)).Refusal().Code.ShouldBe("CARD_INVALID");

    [Fact]
    public void Card_with_an_output_that_the_model_lacks_is_refused() =>
        Run(Identity, Card("scores", "a", "b", "c"), X([1, 3], 1, 2, 3)).Refusal().Code.ShouldBe("CARD_INVALID");

    [Fact]
    public void Long_tensor_is_cut_off_and_said_to_be()
    {
        var output = Run(Identity, null, X([500, 3], new float[1500])).Value().Tensors[0];
        output.Truncated.ShouldBeTrue();
        output.Values.Length.ShouldBe(1024);
        output.Shape.ShouldBe([500, 3]);
    }

    [Fact]
    [Trait("Abuse", "51")]
    public void Output_that_is_not_a_number_is_flagged_and_gets_no_label()
    {
        var log = OnnxBytes.OneNode("Log", 1, TensorElementType.Float, "n", 3);
        var output = Run(log, Card("y", "a", "b", "c"), X([1, 3], -1, 1, 1)).Value();
        output.HasNonFinite.ShouldBeTrue();
        output.Top.ShouldBeNull();
    }

    [Fact]
    [Trait("Abuse", "51")]
    public void Row_51_input_that_is_not_a_number_is_refused_unless_the_card_wants_it()
    {
        var input = X([1, 3], 1, float.NaN, float.PositiveInfinity);
        Run(Identity, null, input).Refusal().Code.ShouldBe("NON_FINITE_INPUT");
        var wanted = new ModelCard(new CardInput(CardInputKind.Tensors, AllowNonFinite: true), new CardOutput(CardOutputKind.Tensors));
        Run(Identity, wanted, input).Value().HasNonFinite.ShouldBeTrue();
    }

    private static ModelTensor X(long[] shape, params float[] values) => ModelTensor.Of("x", shape, values);

    private static ModelCard Card(string tensor, params string[] labels) =>
        new(new CardInput(CardInputKind.Tensors), new CardOutput(CardOutputKind.Classification, tensor, labels));

    private static ModelResult<InferenceOutput> Run(byte[] model, ModelCard? card, ModelTensor input)
    {
        using var session = ModelSessions.Load(model);
        return InferencePipeline.Run(
            session, card, new InferenceInput.Tensors([input]), ModelSessions.Minute, TestContext.Current.CancellationToken);
    }
}
