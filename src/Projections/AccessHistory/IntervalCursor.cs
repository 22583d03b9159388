namespace NeuraNft.Projections.AccessHistory;

/// <summary>The place of an interval in a history, oldest first.</summary>
public sealed record IntervalCursor(long OpenedPosition, string Source, string Account, long CapPosition);
