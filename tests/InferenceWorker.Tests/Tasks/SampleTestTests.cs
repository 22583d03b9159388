using System.Text.Json;
using NeuraNft.InferenceWorker.Preprocessing;
using NeuraNft.InferenceWorker.Tests.Models;

namespace NeuraNft.InferenceWorker.Tests.Tasks;

/// <summary>The samples' own tests: reckoned by another program (Node's runtime, from the cards), passed by this one.</summary>
public sealed class SampleTestTests
{
    [Theory]
    [InlineData("language-id", "lande50.onnx")]
    [InlineData("fashion-mnist", "fed-mlp.onnx")]
    [InlineData("voice-activity", "silero_vad_v5.onnx")]
    public async Task Sample_answers_as_its_test_says(string folder, string model)
    {
        var test = TestOf(folder);
        Answers(test, (await TaskRuns.RunSampleAsync(folder, model, InputOf(test.GetProperty("input")))).Value());
    }

    [Fact]
    public async Task Embedding_answers_as_its_test_says()
    {
        var test = TestOf("nn-embed-mini");
        var vocabulary = JsonSerializer.Deserialize<string[]>(File.ReadAllText(TestData.Sample("nn-embed-mini/vocab.json")));
        var card = JsonSerializer.SerializeToUtf8Bytes(new
        {
            input = new { kind = "text", preprocess = "hashed-words", tensor = "ids", vocabulary, buckets = 40_000 },
            output = new { kind = "embedding", tensor = "embedding" },
        });
        Answers(test, (await TaskRuns.RunAsync(
            TestData.Sample("nn-embed-mini/nn-embed-mini-int8.onnx"), card, InputOf(test.GetProperty("input")))).Value());
    }

    private static void Answers(JsonElement test, InferenceOutput output)
    {
        var (got, expected) = (output.Tensors.ShouldHaveSingleItem(), test.GetProperty("expected")[0]);
        got.Name.ShouldBe(expected.GetProperty("name").GetString());
        got.Shape.ShouldBe(expected.GetProperty("shape").EnumerateArray().Select(l => l.GetInt64()));
        var tolerance = test.TryGetProperty("tolerance", out var said) ? said.GetDouble() : 1e-4;
        foreach (var (value, wanted) in ((float[])got.Values).Zip(expected.GetProperty("values").EnumerateArray()))
            ((double)value).ShouldBe(wanted.GetDouble(), tolerance);
    }

    private static JsonElement TestOf(string folder) =>
        JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(TestData.Sample($"{folder}/test.json")));

    private static InferenceInput InputOf(JsonElement input)
    {
        var member = input.EnumerateObject().Single();
        return TensorsJson.Read(member.Name, member.Value.GetRawText()).Value();
    }
}
