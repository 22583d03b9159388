namespace Neura.EventStore;

/// <summary>What a new leader finds, or one that waits.</summary>
internal sealed record ProjectionStart(long Epoch, long Position, bool IsPaused);
