using System.Text;
using Microsoft.ML.OnnxRuntime.Tensors;
using NeuraNft.InferenceWorker.Models;
using NeuraNft.InferenceWorker.Models.Onnx;
using NeuraNft.InferenceWorker.Preprocessing;
using NeuraNft.InferenceWorker.Tests.Models;

namespace NeuraNft.InferenceWorker.Tests.Tasks;

public sealed class CardCheckTests
{
    // x float[n,4] -> y float[n,4].
    private static readonly byte[] Model = OnnxBytes.OneNode("Relu", 1, TensorElementType.Float, "n", 4);

    private const string Tensors = """{"kind":"tensors"}""";
    private const string Four = """{"kind":"classification","tensor":"y","labels":["a","b","c","d"]}""";

    [Theory]
    [InlineData(Tensors, Four)]
    [InlineData("""{"kind":"image","tensor":"x","image":{"width":2,"height":2,"layout":"flat"},"unknown":1}""", Tensors)]
    [InlineData("""{"kind":"text","preprocess":"ngram-frequency","tensor":"x","ngrams":["a","b","c","d"]}""", Four)]
    public void Card_that_fits_is_taken(string input, string output) => Check(input, output).Value();

    [Theory]
    [InlineData(Tensors, """{"kind":"classification","tensor":"y","labels":["a","b"]}""", "[n,4]")]
    [InlineData(Tensors, """{"kind":"classification","tensor":"z","labels":["a"]}""", "no output 'z'; it has 'y'")]
    [InlineData("""{"kind":"image","tensor":"x","image":{"width":3,"height":3,"layout":"flat"}}""", Tensors, "[1,9]")]
    [InlineData("""{"kind":"image","tensor":"x","image":{"width":2,"height":2}}""", Tensors, "[1,1,2,2]")]
    [InlineData("""{"kind":"image","tensor":"x","image":{"width":0,"height":2}}""", Tensors, "from 1 to 2048")]
    [InlineData("""{"kind":"image","tensor":"x"}""", Tensors, "needs the member image")]
    [InlineData("""{"kind":"tensors"},"task":"voice-activity" """, Tensors, "its task is not")]
    [InlineData("""{"kind":"text","preprocess":"wordpiece","tensor":"x","vocabulary":["a"]}""", Tensors, "[CLS]")]
    [InlineData("""{"kind":"text","preprocess":"hashed-words","tensor":"x","vocabulary":["a"],"buckets":9}""", Tensors, "not int64")]
    [InlineData("""{"kind":"text","preprocess":"hashed-words","tensor":"x","vocabulary":["a"]}""", Tensors, "buckets")]
    [InlineData("""{"kind":"smell"}""", Tensors, "kind")]
    [InlineData("[]", Tensors, "cannot be used")]
    [InlineData("{", Tensors, "cannot be used")]
    public void Card_that_does_not_fit_is_refused_saying_why(string input, string output, string why)
    {
        var refusal = Check(input, output).Refusal();
        refusal.Code.ShouldBe("CARD_INVALID");
        refusal.Message.ShouldContain(why);
    }

    [Fact]
    public void Input_that_nothing_fills_is_named()
    {
        var two = OnnxBytes.Model(
            [OnnxBytes.Node("Add", ["x", "z"])],
            [("x", TensorElementType.Float, ["n", 4]), ("z", TensorElementType.Float, ["n", 4])],
            [("y", TensorElementType.Float, ["n", 4])]);
        Check("""{"kind":"image","tensor":"x","image":{"width":2,"height":2,"layout":"flat"}}""", Tensors, two).Refusal()
            .Message.ShouldContain("what the model's input 'z' is to be");
    }

    private static ModelResult<ModelCard> Check(string input, string output, byte[]? model = null) =>
        ModelCard.Parse(Encoding.UTF8.GetBytes("{\"input\":" + input + ",\"output\":" + output + "}"))
            .Then(c => CardCheck.Check(c, OnnxReading.Read(model ?? Model, ModelLimits.Default).Value().Description));
}
