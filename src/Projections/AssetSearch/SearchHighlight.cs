namespace NeuraNft.Projections.AssetSearch;

/// <summary>What was found in one field of an asset.</summary>
public sealed record SearchHighlight(SearchField Field, IReadOnlyList<MarkedText> Fragments);

/// <summary>The fields of an asset that words are found in.</summary>
public enum SearchField
{
    Name,
    Tags,
    Task,
    Collection,
    BaseModel,
    Description,
}
