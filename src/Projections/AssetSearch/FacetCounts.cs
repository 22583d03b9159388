namespace NeuraNft.Projections.AssetSearch;

/// <summary>How many hits there are of each value.</summary>
/// <param name="Buckets">The largest first, 20 at most.</param>
/// <param name="IsExact">Counted; else estimated from a sample of at most 600 hits.</param>
public sealed record FacetCounts(IReadOnlyList<FacetCount> Buckets, bool IsExact)
{
    public static FacetCounts Nothing { get; } = new([], IsExact: true);
}

/// <summary>A value and how many hits have it.</summary>
/// <param name="Value">As filters take it.</param>
/// <param name="Label">For people.</param>
public sealed record FacetCount(string Value, string Label, long Count);
