using FsCheck;
using FsCheck.Fluent;
using NeuraNft.Application.Chat;

namespace NeuraNft.Application.Tests.Chat;

public sealed class TextChunksTests
{
    private static readonly string[] Pieces =
    [
        "a", "word", " ", "\n\n", "🙂", "supercalifragilisticexpialidocious", "🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂", "漢字",
        " \t ",
    ];

    private static Arbitrary<(string Text, int Window, int Overlap)> Cases =>
        (from words in Gen.Elements(Pieces).ArrayOf()
         from window in Gen.Choose(2, 9)
         from overlap in Gen.Choose(0, window - 1)
         select (string.Concat(words), window, overlap)).ToArbitrary();

    [Fact]
    public void Windows_are_the_whole_text_in_order() => Prop.ForAll(Cases, c =>
    {
        var (chunks, covered) = (TextChunks.Of(c.Text, c.Window, c.Overlap), 0);
        foreach (var chunk in chunks)
        {
            if (chunk.Start > covered || chunk.Length <= 0)
                return false;
            covered = Math.Max(covered, chunk.Start + chunk.Length);
        }
        return covered == c.Text.Length;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Window_has_as_many_tokens_as_it_may_and_shares_the_overlap() => Prop.ForAll(Cases, c =>
    {
        var (chunks, ends) = (TextChunks.Of(c.Text, c.Window, c.Overlap), TextChunks.Ends(c.Text));
        return chunks.All(k => TokensIn(ends, k) <= c.Window) && chunks.SkipLast(1).All(k => TokensIn(ends, k) == c.Window)
            && chunks.Zip(chunks.Skip(1)).All(p => ends.Count(e => e > p.Second.Start && e <= p.First.Start + p.First.Length) == c.Overlap);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_window_cuts_a_surrogate_pair() => Prop.ForAll(Cases, c => TextChunks.Of(c.Text, c.Window, c.Overlap).All(k =>
        !char.IsLowSurrogate(c.Text[k.Start]) && !char.IsHighSurrogate(c.Text[k.Start + k.Length - 1]))).QuickCheckThrowOnFailure();

    private static int TokensIn(List<int> ends, TextChunk chunk) => ends.Count(e => e > chunk.Start && e <= chunk.Start + chunk.Length);
}
