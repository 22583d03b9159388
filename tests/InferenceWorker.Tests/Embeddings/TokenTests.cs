using System.Text;
using NeuraNft.InferenceWorker.Embeddings;

namespace NeuraNft.InferenceWorker.Tests.Embeddings;

public sealed class TokenTests
{
    [Theory]
    [InlineData("123456789", 0xCBF43926)]
    [InlineData("", 0u)]
    public void Checksum_is_zlibs(string text, uint crc) => Crc32.Of(Encoding.ASCII.GetBytes(text)).ShouldBe(crc);

    [Fact]
    public void Words_are_ids_of_the_list_and_hashes_of_their_grams()
    {
        var ids = new NgramHashTokens(["the", "cat"]).Read("The CAT, Ö!");
        long Hash(string gram) => 24_001 + (Crc32.Of(Encoding.ASCII.GetBytes(gram)) % 40_000);
        ids.ShouldBe([1, Hash("<the"), Hash("the>"), 2, Hash("<cat"), Hash("cat>")]);
    }

    [Fact]
    public void Long_text_is_cut_to_what_the_model_reads()
    {
        var tokens = new NgramHashTokens(["word"]);
        var text = string.Join(' ', Enumerable.Repeat("wonderful", 500));
        tokens.Read(text).Length.ShouldBe(192);
        tokens.Count(text).ShouldBe(500);
    }

    [Fact]
    public void Pieces_are_the_longest_known_without_case()
    {
        string[] vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "un", "##aff", "##able", "cafe", ",", "!"];
        var tokens = new WordPieceTokens(vocabulary.Select((word, i) => (word, i)).ToDictionary(p => p.word, p => p.i));
        tokens.Read("Unaffable, Cafe xyz!").ShouldBe([2, 4, 5, 6, 8, 7, 1, 9, 3]);
        tokens.Count("").ShouldBe(2);
    }
}
