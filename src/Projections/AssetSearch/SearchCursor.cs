namespace NeuraNft.Projections.AssetSearch;

/// <summary>
/// The place of a hit in a search, and what keeps the search the same on its later pages: which tiers it ranks, which words it asks for.
/// </summary>
/// <param name="Key">What it is sorted by, as PostgreSQL writes it.</param>
/// <param name="Further">The words asked for beside those typed.</param>
public sealed record SearchCursor(string Key, long MintedPosition, int LowestTier, string Further);
