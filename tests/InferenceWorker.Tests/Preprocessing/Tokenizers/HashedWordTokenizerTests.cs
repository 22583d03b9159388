using System.Text.Json;
using NeuraNft.InferenceWorker.Preprocessing.Tokenizers;

namespace NeuraNft.InferenceWorker.Tests.Preprocessing.Tokenizers;

public sealed class HashedWordTokenizerTests
{
    private static readonly HashedWordTokenizer Small = new(["the", "a", "of"], 40_000);

    [Fact]
    public void Ids_are_those_that_the_model_was_trained_with()
    {
        // Computed by train.py, which lies beside the model.
        var vocabulary = JsonSerializer.Deserialize<string[]>(File.ReadAllText(TestData.Shared("models/embedding/vocab.json")))!;
        new HashedWordTokenizer(vocabulary, 40_000).Ids("Hello, a model's GAN-2 café").ShouldBe(
            [9129, 55181, 48100, 63372, 49825, 2, 316, 34976, 40236, 26597, 46724, 27, 40154, 42036, 106, 40248, 31149]);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" -- … \ud83d 日本語")]
    public void Text_without_words_is_padding_alone(string text) => Small.Ids(text).ShouldBe([0]);

    [Fact]
    public void Word_of_one_letter_has_no_gram_of_four() => Small.Ids("A").ShouldBe([2]);

    [Fact]
    public void Long_text_is_cut_off()
    {
        Small.Ids(new string('x', 100_000)).Length.ShouldBe(HashedWordTokenizer.MaxIds);
        Small.Ids(string.Join(' ', Enumerable.Repeat("a", 1000))).Length.ShouldBe(HashedWordTokenizer.MaxWords);
    }
}
