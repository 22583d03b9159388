namespace NeuraNft.Projections.AssetSearch;

/// <summary>All facets of one set of hits, but the rights.</summary>
internal sealed record HitCounts(long Total, bool IsExact, ILookup<SearchFacet, FacetCount> Facets)
{
    public static HitCounts Nothing { get; } = new(0, IsExact: true, Array.Empty<FacetCount>().ToLookup(_ => SearchFacet.Kind));

    public FacetCounts Of(SearchFacet facet) => new([.. Facets[facet]], IsExact);
}
