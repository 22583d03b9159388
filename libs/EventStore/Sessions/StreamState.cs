namespace Neura.EventStore;

/// <summary>The row of a stream.</summary>
public sealed record StreamState(string Key, long Version, DateTimeOffset Created, DateTimeOffset LastTimestamp, bool IsArchived);
