namespace NeuraNft.Projections.Provenance;

/// <summary>A place among descendants: the nearest generation first, and in it the oldest first.</summary>
public sealed record LineagePlace(int Generations, long Position);
