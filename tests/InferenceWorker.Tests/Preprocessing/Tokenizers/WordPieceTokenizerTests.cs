using FsCheck;
using FsCheck.Fluent;
using NeuraNft.InferenceWorker.Preprocessing.Tokenizers;

namespace NeuraNft.InferenceWorker.Tests.Preprocessing.Tokenizers;

public sealed class WordPieceTokenizerTests
{
    private static readonly string[] Pieces =
        ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "un", "##aff", "##able", "runn", "##ing", ",", "cafe", "語", "!", "##f", "a"];

    private static readonly WordPieceTokenizer Small = WordPieceTokenizer.Of(Pieces)!;

    [Theory]
    [InlineData("unaffable", "[CLS] un ##aff ##able [SEP]")]
    [InlineData("UNAFFABLE running, Café!", "[CLS] un ##aff ##able runn ##ing , cafe ! [SEP]")]
    [InlineData("cafe\u0301", "[CLS] cafe [SEP]")]
    [InlineData("a語a", "[CLS] a 語 a [SEP]")]
    [InlineData("unwanted", "[CLS] [UNK] [SEP]")]
    [InlineData("\ud83d a\0\u200b", "[CLS] a [SEP]")]
    [InlineData("", "[CLS] [SEP]")]
    public void Words_are_cut_into_the_longest_pieces(string text, string expected) =>
        string.Join(' ', Small.Ids(text, 64).Select(id => Pieces[id])).ShouldBe(expected);

    [Fact]
    public void Too_long_a_word_is_unknown() => Small.Ids("a" + new string('f', 200), 64).ShouldBe([2, 1, 3]);

    [Fact]
    public void What_is_beyond_the_room_is_cut_off_before_the_end() =>
        Small.Ids("unaffable unaffable", 5).ShouldBe([2, 4, 5, 6, 3]);

    [Fact]
    public void Vocabulary_without_its_marks_is_none() => WordPieceTokenizer.Of(["a", "b"]).ShouldBeNull();

    [Fact]
    public void Any_text_gives_ids_of_the_vocabulary_within_the_room() => Prop.ForAll<string, PositiveInt>((text, room) =>
    {
        var ids = Small.Ids(text ?? "", room.Get + 1);
        return ids.Length <= room.Get + 1 && ids[0] == 2 && ids[^1] == 3 && ids.All(id => id >= 0 && id < Pieces.Length);
    }).QuickCheckThrowOnFailure();
}
