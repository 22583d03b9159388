using NeuraNft.Api.Assets;
using NeuraNft.Projections.AssetSearch;

namespace NeuraNft.Api.Search;

/// <summary>What is told of a search beside its page. Counted only where it is asked for.</summary>
[ObjectType<Connection<Asset>>(Name = "AssetSearchConnection")]
public static partial class SearchConnectionType
{
    /// <summary>How many hits there are on all pages together.</summary>
    public static async Task<SearchCount> GetTotalCountAsync(
        [Parent] Connection<Asset> search, SearchFacetQueries facets, CancellationToken cancellationToken)
    {
        var (count, exact) = await Counts(search, facets).TotalAsync(cancellationToken);
        return new SearchCount(Bounded(count), exact);
    }

    /// <summary>How many hits there are of each kind, each facet counted as if it were not filtered by itself.</summary>
    public static AssetFacets GetFacets([Parent] Connection<Asset> search, SearchFacetQueries facets) => new(Counts(search, facets));

    internal static int Bounded(long count) => (int)Math.Min(count, int.MaxValue);

    // One of a search, so that the fields count together.
    private static SearchCounts Counts(Connection<Asset> search, SearchFacetQueries facets) => ((FoundBy)search.Context!).Counts(facets);
}

/// <summary>A number of hits.</summary>
/// <param name="Exact">Else estimated: they are too many to be counted.</param>
public sealed record SearchCount(int Count, bool Exact);
