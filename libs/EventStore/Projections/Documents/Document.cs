namespace Neura.EventStore;

/// <summary>A row of a document table: version in its stream and position in the log are those of the newest event in it.</summary>
internal sealed record Document<TState>(TState State, long Version, long Position);
