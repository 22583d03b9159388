using NeuraNft.Api.Assets;

namespace NeuraNft.Api.Search;

/// <summary>What is told of a hit beside the asset itself.</summary>
[ObjectType<Edge<Asset>>(Name = "AssetSearchEdge")]
public static partial class SearchEdgeType
{
    /// <summary>How well it matches, from 0 to 1; null where hits are not sorted by relevance.</summary>
    public static double? GetScore([Parent] Edge<Asset> edge) => Found(edge).Hit.Score;

    /// <summary>Where the words stand that it was found by. Plain text with places, never markup.</summary>
    [Cost(1)]
    [ListSize(AssumedSize = 3)]
    public static async Task<IReadOnlyList<SearchHighlight>> GetHighlightsAsync(
        [Parent] Edge<Asset> edge, HighlightsByHit highlights, CancellationToken cancellationToken) =>
        await highlights.LoadAsync(new HitKey(edge.Node.Key, Found(edge).By), cancellationToken) ?? [];

    private static FoundEdge Found(Edge<Asset> edge) => (FoundEdge)edge.Context!;
}
