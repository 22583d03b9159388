using Microsoft.ML.OnnxRuntime.Tensors;
using NeuraNft.InferenceWorker.Models;

namespace NeuraNft.InferenceWorker.Tests.Models;

public sealed class ModelLoadTests
{
    [Fact]
    public void Load_describes_inputs_and_outputs()
    {
        using var session = ModelSessions.LanguageId();
        session.Inputs.ShouldHaveSingleItem().Description.ShouldBe("float[batch,620]");
        session.Outputs.ShouldHaveSingleItem().Description.ShouldBe("float[batch,50]");
        session.Outputs[0].Name.ShouldBe("probs");
    }

    [Theory]
    [Trait("Abuse", "47")]
    [InlineData("garbage")]
    [InlineData("truncated")]
    [InlineData("custom_op")]
    public void Load_of_a_broken_model_is_refused(string name) =>
        ModelSessions.TryLoad(Adversarial(name)).Refusal().Code.ShouldBe("MODEL_INVALID");

    [Theory]
    [Trait("Abuse", "48")]
    [InlineData("ext_abs")]
    [InlineData("ext_traversal")]
    public void Load_of_a_model_with_external_data_is_refused(string name)
    {
        var refusal = ModelSessions.TryLoad(Adversarial(name)).Refusal().ShouldBeOfType<ModelRefusal.ModelInvalid>();
        refusal.Reason.ShouldContain("external data");
    }

    [Fact]
    [Trait("Abuse", "48")]
    public void Load_refuses_external_data_in_a_node_attribute_too()
    {
        // Constant's attribute "value" (field 5 of AttributeProto) with data_location = EXTERNAL (field 14).
        var attribute = OnnxBytes.Bytes(5, [.. OnnxBytes.Text(1, "value"), .. OnnxBytes.Bytes(5, OnnxBytes.Number(14, 1))]);
        byte[] node = [.. OnnxBytes.Node("Constant", []), .. attribute];
        var model = OnnxBytes.Model([node], [], [("y", TensorElementType.Float, [4])]);
        ModelSessions.TryLoad(model).Refusal().ShouldBeOfType<ModelRefusal.ModelInvalid>().Reason.ShouldContain("external data");
    }

    [Fact]
    [Trait("Abuse", "47")]
    public void Load_of_every_prefix_of_a_model_is_refused_or_succeeds_without_a_crash()
    {
        var model = OnnxBytes.OneNode("Add", 2, TensorElementType.Float, 4);
        for (var length = 0; length < model.Length; length++)
        {
            var result = ModelSessions.TryLoad(model[..length]);
            if (result is ModelResult<ModelSession>.Success { Value: var session })
                session.Dispose();
            else
                result.Refusal().Code.ShouldBe("MODEL_INVALID");
        }
    }

    [Fact]
    [Trait("Abuse", "47")]
    public void Load_of_deeply_nested_messages_is_refused()
    {
        byte[] bytes = [];
        for (var depth = 0; depth < 400; depth++)
            bytes = OnnxBytes.Bytes(1, OnnxBytes.Bytes(5, OnnxBytes.Bytes(6, bytes)));
        ModelSessions.TryLoad(OnnxBytes.Bytes(7, bytes)).Refusal().Message.ShouldContain("nest too deeply");
    }

    [Fact]
    public void Load_of_a_model_over_the_size_limit_is_refused() =>
        ModelSessions.TryLoad(new byte[11], new ModelLimits { MaxModelBytes = 10 }).Refusal().Code.ShouldBe("RESOURCE_LIMIT");

    [Fact]
    public void Load_of_ORTs_own_format_is_refused() =>
        ModelSessions.TryLoad("\0\0\0\0ORTM0000"u8.ToArray()).Refusal().Message.ShouldContain("ORT's own format");

    private static byte[] Adversarial(string name) => File.ReadAllBytes(TestData.Shared($"models/adversarial/{name}.onnx"));
}
