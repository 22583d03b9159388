using System.Collections.Concurrent;

namespace NeuraNft.Projections.AssetSearch;

/// <summary>The counts of one search: asked for where somebody wants them, and once for all facets that are counted alike.</summary>
public sealed class SearchCounts(SearchFacetQueries queries, FoundBy by)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<HitCounts>>> counted = new(StringComparer.Ordinal);

    public async Task<FacetCounts> OfAsync(SearchFacet facet, CancellationToken ct) => facet == SearchFacet.Rights
        ? await queries.RightsAsync(by, ct)
        : (await HitsAsync(facet, ct)).Of(facet);

    /// <summary>How many hits there are; estimated where they are more than 600.</summary>
    public async Task<(long Count, bool IsExact)> TotalAsync(CancellationToken ct)
    {
        var hits = await HitsAsync(null, ct);
        return (hits.Total, hits.IsExact);
    }

    // Facets that are not filtered by share one set of hits.
    private Task<HitCounts> HitsAsync(SearchFacet? without, CancellationToken ct) =>
        counted.GetOrAdd(SearchMarks.Of(by.Filter, without), _ => new(() => queries.CountAsync(by, without, ct))).Value;
}
