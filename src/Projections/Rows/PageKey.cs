namespace NeuraNft.Projections.Rows;

/// <summary>Which page of which parent's list; <paramref name="Before"/> is the last item's own place, null for the first page.</summary>
public sealed record PageKey<TParent>(TParent Parent, long? Before, int Size);
