namespace NeuraNft.Projections.AssetSearch;

/// <summary>A page of hits.</summary>
/// <param name="HasMore">There are more, or may be.</param>
/// <param name="By">For what else one may ask about all that was found.</param>
/// <param name="End">Where the next page goes on, if not behind the last hit: enough was read before the page was full.</param>
public sealed record FoundAssets(IReadOnlyList<SearchHit> Hits, bool HasMore, FoundBy By, SearchCursor? End = null);

/// <summary>By what assets were found.</summary>
public sealed class FoundBy
{
    private SearchCounts? counts;

    internal FoundBy(SearchQuery? query, AssetFilter filter) => (Query, Filter) = (query, filter);

    public AssetFilter Filter { get; }

    internal SearchQuery? Query { get; }

    /// <summary>Always the same.</summary>
    public SearchCounts Counts(SearchFacetQueries queries) =>
        counts ?? Interlocked.CompareExchange(ref counts, new SearchCounts(queries, this), null) ?? counts;
}
