namespace Neura.Messaging;

/// <summary>How full a queue is.</summary>
/// <param name="Due">May be leased now.</param>
/// <param name="Leased">Being worked on.</param>
/// <param name="Delayed">Waiting for their time.</param>
/// <param name="Parked">Failed too often.</param>
public sealed record QueueDepth(long Due, long Leased, long Delayed, long Parked);
