using NeuraNft.Domain;

namespace NeuraNft.Projections.AssetSearch;

/// <summary>Who asks, and the chain's time by which its rights are measured.</summary>
public sealed record Viewer(Account Account, BlockTime Now);
