using System.Text.Json;
using NeuraNft.Projections.AssetSearch;

namespace NeuraNft.Api.Search;

/// <summary>How many hits there are of each kind.</summary>
public sealed class AssetFacets
{
    internal AssetFacets(SearchCounts counts) => Counts = counts;

    internal SearchCounts Counts { get; }
}

/// <summary>Each facet is counted where it is asked for.</summary>
[ObjectType<AssetFacets>]
public static partial class AssetFacetsType
{
    /// <summary>By the names that `where.kind` takes.</summary>
    public static Task<Facet> GetKindAsync([Parent] AssetFacets facets, CancellationToken cancellationToken) =>
        OfAsync(facets, SearchFacet.Kind, Upper, cancellationToken);

    public static Task<Facet> GetTaskAsync([Parent] AssetFacets facets, CancellationToken cancellationToken) =>
        OfAsync(facets, SearchFacet.Task, v => v, cancellationToken);

    public static Task<Facet> GetLicenseAsync([Parent] AssetFacets facets, CancellationToken cancellationToken) =>
        OfAsync(facets, SearchFacet.License, v => v, cancellationToken);

    /// <summary>By "contract/number"; the label is the collection's name.</summary>
    public static Task<Facet> GetCollectionAsync([Parent] AssetFacets facets, CancellationToken cancellationToken) =>
        OfAsync(facets, SearchFacet.Collection, v => v, cancellationToken);

    public static Task<Facet> GetBaseModelAsync([Parent] AssetFacets facets, CancellationToken cancellationToken) =>
        OfAsync(facets, SearchFacet.BaseModel, v => v, cancellationToken);

    /// <summary>By the names that `where.priceBand` takes.</summary>
    public static Task<Facet> GetPriceBandAsync([Parent] AssetFacets facets, CancellationToken cancellationToken) =>
        OfAsync(facets, SearchFacet.PriceBand, v => Upper(Enum.Parse<PriceBand>(v).ToString()), cancellationToken);

    /// <summary>By the level that the viewer holds of its own right; empty for an anonymous caller.</summary>
    public static Task<Facet> GetRightsAsync([Parent] AssetFacets facets, CancellationToken cancellationToken) =>
        OfAsync(facets, SearchFacet.Rights, Upper, cancellationToken);

    private static string Upper(string value) => JsonNamingPolicy.SnakeCaseUpper.ConvertName(value);

    private static async Task<Facet> OfAsync(AssetFacets facets, SearchFacet facet, Func<string, string> name, CancellationToken ct)
    {
        var counts = await facets.Counts.OfAsync(facet, ct);
        return new Facet(
            [.. counts.Buckets.Select(b => new FacetBucket(name(b.Value), b.Label, SearchConnectionType.Bounded(b.Count)))], counts.IsExact);
    }
}

/// <summary>Hits by one of their properties.</summary>
/// <param name="Buckets">The largest first, 20 at most.</param>
/// <param name="Exact">Counted; else estimated from a sample.</param>
public sealed record Facet([property: ListSize(AssumedSize = 20)] IReadOnlyList<FacetBucket> Buckets, bool Exact);

/// <summary>Hits with one value.</summary>
/// <param name="Value">To be given back in `where`.</param>
/// <param name="Label">For people.</param>
public sealed record FacetBucket(string Value, string Label, int Count);
