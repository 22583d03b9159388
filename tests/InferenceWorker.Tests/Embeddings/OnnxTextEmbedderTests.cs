using Microsoft.Extensions.Options;
using NeuraNft.Application.Embeddings;
using NeuraNft.InferenceWorker.Embeddings;

namespace NeuraNft.InferenceWorker.Tests.Embeddings;

public sealed class OnnxTextEmbedderTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Texts_of_one_sense_are_nearer_than_others()
    {
        using var embedder = Mini();
        var vectors = await embedder.EmbedAsync(
            ["guess the language of a text", "language identification", "a recipe for apple cake"], Ct);
        vectors.ShouldAllBe(v => v.Length == 128 && Math.Abs(UnitVectors.Cosine(v, v) - 1) < 1e-4f);
        UnitVectors.Cosine(vectors[0], vectors[1]).ShouldBeGreaterThan(UnitVectors.Cosine(vectors[0], vectors[2]) + 0.1f);
    }

    [Fact]
    public async Task Text_has_the_same_vector_alone_and_in_any_batch()
    {
        using var embedder = Mini(batch: 3);
        string[] texts = [.. Enumerable.Range(0, 8).Select(i => string.Join(' ', Enumerable.Repeat($"word{i} speech", i + 1)))];
        var together = await embedder.EmbedAsync(texts, Ct);
        for (var i = 0; i < texts.Length; i++)
            UnitVectors.Cosine((await embedder.EmbedAsync([texts[i]], Ct))[0], together[i]).ShouldBe(1f, 1e-4f);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   …!")]
    [InlineData("漢字")]
    public async Task Text_without_a_word_is_a_vector_of_zeros_or_of_length_one(string text)
    {
        using var embedder = Mini();
        var vector = (await embedder.EmbedAsync([text], Ct))[0];
        vector.ShouldAllBe(v => float.IsFinite(v));
    }

    [Fact]
    public async Task Text_beyond_the_limit_does_not_count()
    {
        using var embedder = Mini(length: 12);
        var vectors = await embedder.EmbedAsync(["voice search", "voice search and much that nobody reads"], Ct);
        UnitVectors.Cosine(vectors[0], vectors[1]).ShouldBe(1f, 1e-4f);
    }

    [Fact]
    public void Model_file_that_is_no_model_stops_the_start_with_a_sentence()
    {
        var garbage = new EmbeddingOptions { ModelFile = TestData.Shared("models/adversarial/garbage.onnx"), VocabularyFile = Vocabulary };
        Should.Throw<EmbeddingException>(() => new OnnxTextEmbedder(Options.Create(garbage), TimeProvider.System))
            .Message.ShouldContain("Embeddings:ModelFile");
    }

    [Fact]
    public void Missing_file_stops_the_start_with_a_sentence() =>
        Should.Throw<EmbeddingException>(() => new OnnxTextEmbedder(
            Options.Create(new EmbeddingOptions { ModelFile = "/nowhere/model.onnx", VocabularyFile = Vocabulary }), TimeProvider.System));

    private static string Vocabulary => TestData.Sample("nn-embed-mini/vocab.json");

    private static OnnxTextEmbedder Mini(int batch = 32, int length = 1 << 14) => new(
        Options.Create(new EmbeddingOptions
        {
            ModelFile = TestData.Sample("nn-embed-mini/nn-embed-mini-int8.onnx"), VocabularyFile = Vocabulary, Batch = batch,
            MaxTextLength = length,
        }),
        TimeProvider.System);
}
