using FsCheck;
using FsCheck.Fluent;
using NeuraNft.Projections.AssetSearch;

namespace NeuraNft.Projections.Tests.AssetSearch;

public sealed class TypingTests
{
    private static readonly Arbitrary<string> Words =
        Gen.Elements("abc".ToCharArray()).ListOf().Select(l => new string([.. l.Take(8)])).ToArbitrary();

    [Theory]
    [InlineData("zebra", "zebra", 0)]
    [InlineData("zerba", "zebra", 1)]
    [InlineData("zbra", "zebra", 1)]
    [InlineData("zzebra", "zebra", 1)]
    [InlineData("sebra", "zebra", 1)]
    [InlineData("", "zebra", 5)]
    [InlineData("translater", "translator", 1)]
    [InlineData("tarnslatro", "translator", 2)]
    public void Distance_counts_what_fingers_do(string typed, string meant, int distance) =>
        Typing.Distance(typed, meant).ShouldBe(distance);

    [Theory]
    [InlineData("zerba", "zebra", true)]
    [InlineData("zerab", "zebra", false)]
    [InlineData("tarnslatro", "translator", true)]
    [InlineData("ai", "am", false)]
    public void Short_words_are_taken_more_strictly(string typed, string meant, bool may) => Typing.MayMean(typed, meant).ShouldBe(may);

    [Fact]
    public void Distance_is_the_same_both_ways_and_zero_for_equals_alone() => Prop.ForAll(
        Words, Words, (a, b) => Typing.Distance(a, b) == Typing.Distance(b, a) && (Typing.Distance(a, b) == 0) == (a == b)
            && Typing.Distance(a, b) <= Math.Max(a.Length, b.Length)).QuickCheckThrowOnFailure();
}
