using NeuraNft.Projections.AssetSearch;

namespace NeuraNft.Api.Search;

/// <summary>A hit with the search that found it.</summary>
internal sealed record FoundEdge(SearchHit Hit, FoundBy By);
