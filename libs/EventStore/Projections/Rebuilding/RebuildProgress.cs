namespace Neura.EventStore;

/// <param name="Position">How far the rebuilt tables are.</param>
/// <param name="Head">How far they have to come, as far as is known.</param>
public sealed record RebuildProgress(long Position, long Head, double EventsPerSecond);
