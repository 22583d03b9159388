namespace NeuraNft.Projections.AssetSearch;

/// <summary>The place of a hit in a search: best score first, then newest first.</summary>
public sealed record SearchCursor(float Score, long MintedPosition);
