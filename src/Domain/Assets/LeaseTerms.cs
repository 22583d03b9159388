namespace NeuraNft.Domain.Assets;

/// <summary>What a level costs by the period, and for how many periods at most one may pay ahead.</summary>
public sealed record LeaseTerms(Yocto PricePerPeriod, BlockSpan Period, int MaxPeriods)
{
    public const int MostPeriods = 10_000;

    /// <summary>10^9 NEAR; as many periods as there may be of it are far from the largest amount.</summary>
    public static Yocto HighestPrice { get; } = Yocto.Parse("1000000000000000000000000000000000");

    /// <summary>A year and a day for all the periods together: a buyer of the asset may have to wait for it.</summary>
    public static BlockSpan Longest { get; } = new(366UL * 86_400 * 1_000_000_000);

    /// <summary>What changes the asset is not for lease, for a lease outlives its owner's ownership.</summary>
    public static bool MayBeOf(AccessLevel level) => level is > AccessLevel.None and < AccessLevel.EditData;
}
