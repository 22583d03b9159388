using System.Text.Json;
using NeuraNft.InferenceWorker.Preprocessing;
using NeuraNft.InferenceWorker.Tests.Models;

namespace NeuraNft.InferenceWorker.Tests.Tasks;

public sealed class TextEmbeddingTests
{
    [Fact]
    public async Task Texts_that_mean_alike_lie_closer_than_others()
    {
        var (dog, puppy, tax) = (await OfAsync("a dog"), await OfAsync("puppies and other young dogs"), await OfAsync("income tax law"));
        dog.Count.ShouldBe(128);
        Cosine(dog, dog).ShouldBe(1, 1e-4);
        Cosine(dog, puppy).ShouldBeGreaterThan(Cosine(dog, tax) + 0.2);
    }

    [Fact]
    public async Task Text_without_words_has_an_embedding_too() => (await OfAsync("…")).Count.ShouldBe(128);

    private static async Task<IReadOnlyList<float>> OfAsync(string text)
    {
        var model = TestData.Shared("models/embedding/nn-embed-mini-int8.onnx");
        var vocabulary = JsonSerializer.Deserialize<string[]>(File.ReadAllText(TestData.Shared("models/embedding/vocab.json")));
        var card = JsonSerializer.SerializeToUtf8Bytes(new
        {
            input = new { kind = "text", preprocess = "hashed-words", tensor = "ids", vocabulary, buckets = 40_000 },
            output = new { kind = "embedding", tensor = "embedding" },
        });
        var output = (await TaskRuns.RunAsync(model, card, new InferenceInput.Text(text))).Value();
        output.Task.ShouldBe("text-embedding");
        return output.Embedding!;
    }

    private static double Cosine(IReadOnlyList<float> a, IReadOnlyList<float> b) => a.Zip(b).Sum(p => (double)p.First * p.Second);
}
