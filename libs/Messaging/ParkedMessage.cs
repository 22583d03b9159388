namespace Neura.Messaging;

/// <summary>A message that failed too often.</summary>
public sealed record ParkedMessage(
    long Sequence, string Id, string Body, int Attempts, string Reason, DateTimeOffset EnqueuedAt, DateTimeOffset ParkedAt);
