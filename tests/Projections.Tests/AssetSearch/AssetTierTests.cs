using FsCheck;
using FsCheck.Fluent;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.AssetSearch;

namespace NeuraNft.Projections.Tests.AssetSearch;

public sealed class AssetTierTests
{
    [Fact]
    public void Rounded_popularity_is_at_most_an_eighth_too_low_and_never_falls() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue).ToArbitrary(),
        p => AssetTier.Rounded(p) <= p && AssetTier.Rounded(p) >= p - (p / 8) && AssetTier.Rounded(p) <= AssetTier.Rounded(p + 1L)
            && AssetTier.Rounded(AssetTier.Rounded(p)) == AssetTier.Rounded(p)).QuickCheckThrowOnFailure();

    [Fact]
    public void Each_tier_has_half_the_assets_of_the_one_below_whatever_is_popular()
    {
        foreach (var popularity in new[] { 0L, 5, 1_000 })
        {
            var tiers = Enumerable.Range(0, 20_000).Select(i => (int)AssetTier.Of(Id(i), popularity)).ToList();
            var lowest = tiers.Min();
            for (var tier = lowest; tier < lowest + 4; tier++)
                ((double)tiers.Count(t => t > tier) / tiers.Count(t => t >= tier)).ShouldBe(0.5, 0.06, $"tier {tier}");
        }
    }

    [Fact]
    public void Popular_asset_is_of_a_higher_tier()
    {
        AssetTier.Of(Id(1), 1_000).ShouldBeGreaterThan(AssetTier.Of(Id(1), 0));
        AssetTier.Of(Id(1), long.MaxValue - 1).ShouldBe((short)AssetTier.Highest);
    }

    private static AssetId Id(int i) => new("nrc.test.near", $"1:{i}");
}
