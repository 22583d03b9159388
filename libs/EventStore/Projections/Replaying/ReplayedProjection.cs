namespace Neura.EventStore;

/// <param name="Position">Of the last event that its replayed rows follow from.</param>
/// <param name="NotCompared">Why there was nothing to compare with at that position; null where it was compared.</param>
public sealed record ReplayedProjection(string Name, long Position, string? NotCompared, IReadOnlyList<ReplayedTable> Tables);
