using NeuraNft.Domain;

namespace NeuraNft.Projections.RightsBook;

/// <summary>A place among an asset's leases: the one that runs longest first, and of equal ones the newest.</summary>
public sealed record LeasePlace(BlockTime ExpiresAt, long Position);
