using NeuraNft.InferenceWorker.Preprocessing;

namespace NeuraNft.InferenceWorker.Tests.Preprocessing;

public sealed class NgramFrequencyTests
{
    [Theory]
    [InlineData("Hello, World!", " hello world ")]
    [InlineData("well--known\t x", " well known x ")]
    [InlineData("  42 is not a WORD ", " is not a word ")]
    [InlineData("e\u0301t\u00e9", " e\u0301t\u00e9 ")]
    [InlineData("\ud835\udc9c a\ud83d\ude00b", " \ud835\udc9c ab ")]
    [InlineData("\ud83d", "  ")]
    public void Text_is_folded_to_letters_and_single_spaces(string text, string expected) =>
        NgramFrequency.Normalize(text).ShouldBe(expected);

    [Fact]
    public void Frequency_is_among_all_grams_of_the_same_length()
    {
        // " abab ": unigrams 6, bigrams 5, quadgrams 3.
        NgramFrequency.Of("abab", ["a", " ", "ab", "abab", "ba", "zz"])!
            .ShouldBe([2 / 6f, 2 / 6f, 2 / 5f, 1 / 3f, 1 / 5f, 0]);
    }

    [Fact]
    public void Gram_longer_than_the_text_has_frequency_zero() => NgramFrequency.Of("a", ["abcdefgh"])!.ShouldBe([0f]);
}
