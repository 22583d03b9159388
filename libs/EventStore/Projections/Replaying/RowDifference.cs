namespace Neura.EventStore;

/// <param name="Key">The primary key's columns as a JSON array.</param>
public sealed record RowDifference(string Key, RowDifferenceKind Kind);
