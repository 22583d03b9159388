namespace NeuraNft.Projections.AssetSearch;

/// <summary>By what the hits of a search are counted.</summary>
public enum SearchFacet
{
    Kind,
    Task,
    License,
    Collection,
    BaseModel,
    PriceBand,
    Rights,
}
