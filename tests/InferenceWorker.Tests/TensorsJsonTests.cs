using NeuraNft.InferenceWorker.Models;
using NeuraNft.InferenceWorker.Preprocessing;

namespace NeuraNft.InferenceWorker.Tests;

public sealed class TensorsJsonTests
{
    [Theory]
    [InlineData("float")]
    [InlineData("double")]
    [InlineData("int8")]
    [InlineData("uint8")]
    [InlineData("int64")]
    public void Tensor_is_read_with_its_type_and_shape(string type)
    {
        var read = TensorsJson.Read("tensors", $$"""[{"name":"x","type":"{{type}}","shape":[1,2],"values":[3,4]}]""");
        var input = read.ShouldBeOfType<ModelResult<InferenceInput>.Success>().Value.ShouldBeOfType<InferenceInput.Tensors>();
        var tensor = input.Values.ShouldHaveSingleItem();
        tensor.Description.ShouldBe(type + "[1,2]");
        tensor.Values.Length.ShouldBe(2);
    }

    [Theory]
    [InlineData("""[{"name":"x","type":"float","shape":[1],"values":null}]""")]
    [InlineData("""[{"name":"x","type":"uint8","shape":[1],"values":null}]""")]
    [InlineData("""[{"name":"x","type":"uint8","shape":[1],"values":[256]}]""")]
    [InlineData("""[{"name":"x","type":"float","shape":[1],"values":[null]}]""")]
    [InlineData("""[{"name":"x","type":"float","shape":[1],"values":["a"]}]""")]
    [InlineData("""[{"name":"x","type":"float","shape":[1],"values":1}]""")]
    [InlineData("""[{"name":"x","type":"float","shape":[1]}]""")]
    [InlineData("""[{"name":"x","type":"float","shape":null,"values":[1]}]""")]
    [InlineData("""[{"name":"x","type":"float","shape":[null],"values":[1]}]""")]
    [InlineData("""[{"name":null,"type":"float","shape":[1],"values":[1]}]""")]
    [InlineData("""[{"name":"x","type":null,"shape":[1],"values":[1]}]""")]
    [InlineData("""[{"name":"x","type":"quaternion","shape":[1],"values":[1]}]""")]
    [InlineData("[null]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[")]
    public void What_is_no_tensor_is_refused(string json) => Code("tensors", json).ShouldBe("INPUT_UNSUPPORTED");

    [Theory]
    [InlineData("text", "null")]
    [InlineData("text", "1")]
    [InlineData("sound", "\"a\"")]
    public void What_is_no_text_is_refused(string kind, string json) => Code(kind, json).ShouldBe("INPUT_UNSUPPORTED");

    private static string Code(string kind, string json) =>
        TensorsJson.Read(kind, json).ShouldBeOfType<ModelResult<InferenceInput>.Refused>().Refusal.Code;
}
