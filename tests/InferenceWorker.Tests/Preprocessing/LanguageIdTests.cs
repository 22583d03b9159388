using System.Text.Json;
using NeuraNft.InferenceWorker.Models;
using NeuraNft.InferenceWorker.Preprocessing;
using NeuraNft.InferenceWorker.Tests.Models;

namespace NeuraNft.InferenceWorker.Tests.Preprocessing;

public sealed class LanguageIdTests
{
    [Fact]
    public void Language_of_each_sample_sentence_is_right()
    {
        var sentences = JsonSerializer.Deserialize<Sentence[]>(File.ReadAllBytes(TestData.Sample("language-id/sentences.json")),
            JsonSerializerOptions.Web)!;
        AllRight([.. sentences.Select(sentence => (sentence.Text, sentence.Language))]).ShouldBe(10);
    }

    [Fact]
    public void Language_of_each_shared_sentence_is_right()
    {
        var sentences = JsonSerializer.Deserialize<string[][]>(File.ReadAllBytes(TestData.Shared("models/language-id/tests.json")))!;
        AllRight([.. sentences.Select(sentence => (sentence[0], sentence[1]))]).ShouldBe(45);
    }

    [Fact]
    public void Output_gives_five_labels_best_first_and_the_raw_tensor()
    {
        var output = Infer("What language is this sentence written in?").Value();
        output.TopLabels.Count.ShouldBe(5);
        output.TopLabels[0].ShouldBe(output.Top);
        output.TopLabels.Select(label => label.Score).ShouldBeInOrder(SortDirection.Descending);
        output.Tensors.ShouldHaveSingleItem().Shape.ShouldBe([1, 50]);
        output.HasNonFinite.ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData(" 12345 !? -- ")]
    public void Text_without_a_letter_is_refused(string text) => Infer(text).Refusal().Code.ShouldBe("INPUT_UNSUPPORTED");

    [Fact]
    public void Text_over_the_limit_is_refused() => Infer(new string('a', 70_000)).Refusal().Code.ShouldBe("RESOURCE_LIMIT");

    [Fact]
    public void Text_for_a_model_without_a_card_is_refused()
    {
        using var session = ModelSessions.LanguageId();
        InferencePipeline.Run(session, null, new InferenceInput.Text("hello"), ModelSessions.Minute, TestContext.Current.CancellationToken)
            .Refusal().Code.ShouldBe("INPUT_UNSUPPORTED");
    }

    private static int AllRight(IReadOnlyList<(string Text, string Language)> sentences)
    {
        using var session = ModelSessions.LanguageId();
        foreach (var (text, language) in sentences)
            InferencePipeline.Run(session, Card(), new InferenceInput.Text(text), ModelSessions.Minute,
                TestContext.Current.CancellationToken)
                .Value().Top!.Label.ShouldBe(language, text);
        return sentences.Count;
    }

    private static ModelResult<InferenceOutput> Infer(string text)
    {
        using var session = ModelSessions.LanguageId();
        return InferencePipeline.Run(
            session, Card(), new InferenceInput.Text(text), ModelSessions.Minute, TestContext.Current.CancellationToken);
    }

    private static ModelCard Card() => ModelCard.Parse(File.ReadAllBytes(TestData.Sample("language-id/card.json"))).Value();

    private sealed record Sentence(string Text, string Language);
}
