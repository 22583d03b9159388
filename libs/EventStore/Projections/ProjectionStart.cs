namespace Neura.EventStore;

/// <summary>What a new leader finds.</summary>
internal sealed record ProjectionStart(long Epoch, long Position, bool IsPaused);
