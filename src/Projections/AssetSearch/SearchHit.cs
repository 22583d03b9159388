namespace NeuraNft.Projections.AssetSearch;

/// <summary>An asset found.</summary>
/// <param name="Score">From 0 to 1; null where hits are not sorted by relevance.</param>
public sealed record SearchHit(AssetRow Asset, float? Score, SearchCursor Cursor);
