namespace NeuraNft.Projections.Collections;

/// <summary>A collection's place in either order.</summary>
public sealed record CollectionPlace(string Name, long CreatedPosition);
