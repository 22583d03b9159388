using FsCheck;
using FsCheck.Fluent;
using NeuraNft.Projections.AssetSearch;

namespace NeuraNft.Projections.Tests.AssetSearch;

public sealed class RankFusionTests
{
    private static Arbitrary<long[]> Lists => Gen.Choose(1, 300).Select(i => (long)i).ArrayOf().Select(a => a.Distinct().Take(80).ToArray())
        .ToArbitrary();

    [Fact]
    public void First_in_both_scores_one_and_stands_first() =>
        RankFusion.Of([7, 1, 2], [7, 3], 10)[0].ShouldBe(new FusedRank(7, 1, 1));

    [Fact]
    public void Fused_list_holds_each_item_of_both_once_by_descending_score() => Prop.ForAll(Lists, Lists, (text, meaning) =>
    {
        var fused = RankFusion.Of(text, meaning, int.MaxValue);
        return fused.Select(f => f.Item).Order().SequenceEqual(text.Union(meaning).Order())
            && fused.Zip(fused.Skip(1)).All(p => p.First.Score >= p.Second.Score) && fused.All(f => f.Score is > 0 and <= 1);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Item_that_rises_in_one_list_does_not_fall_in_the_fused_one() => Prop.ForAll(Lists, Lists, (text, meaning) =>
    {
        if (text.Length < 2)
            return true;
        var item = text[^1];
        var before = RankOf(RankFusion.Of(text, meaning, int.MaxValue), item);
        long[] risen = [.. text[..^2], item, text[^2]];
        return RankOf(RankFusion.Of(risen, meaning, int.MaxValue), item) <= before;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void List_alone_keeps_its_order() => Prop.ForAll(Lists, text =>
        RankFusion.Of(text, [], int.MaxValue).Select(f => f.Item).SequenceEqual(text)
        && RankFusion.Of([], text, int.MaxValue).Select(f => f.Item).SequenceEqual(text)).QuickCheckThrowOnFailure();

    [Fact]
    public void Cursor_gives_back_the_list_and_the_place_and_fits() => Prop.ForAll(Lists, Lists, (text, meaning) =>
    {
        var items = RankFusion.Of([.. text.Select(i => i << 33)], [.. meaning.Select(i => i << 33)], 100);
        var cursor = new SearchCursor(new FusedOrder(items).Write(5), 1, 0, "");
        var (read, next) = FusedOrder.Parse(cursor);
        return FusedOrder.IsIn(cursor) && next == 6 && read.Items.SequenceEqual(items) && cursor.Key.Length < 1200;
    }).QuickCheckThrowOnFailure();

    private static int RankOf(IReadOnlyList<FusedRank> fused, long item) => fused.Select(f => f.Item).ToList().IndexOf(item);
}
