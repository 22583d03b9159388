using NeuraNft.Projections.AssetSearch;

namespace NeuraNft.Projections.Tests.AssetSearch;

public sealed class MarkedTextTests
{
    [Fact]
    public void Marks_become_ranges_and_markup_stays_text()
    {
        var pieces = MarkedText.Fragments("a \uE000zebra\uE001 <b>\uE002\uE000x\uE001\uE000y\uE001");
        pieces.Select(p => p.Text).ShouldBe(["a zebra <b>", "xy"]);
        pieces[0].Ranges.ShouldBe([new TextRange(2, 5)]);
        pieces[1].Ranges.ShouldBe([new TextRange(0, 1), new TextRange(1, 1)]);
    }
}
