namespace Neura.EventStore;

/// <summary>How far a projection is, and why it stands still if it does.</summary>
public sealed record ProjectionStatus(
    string Name, long Position, long Head, DateTimeOffset? PausedAt, long? PausedPosition, string? PausedReason)
{
    public long Lag => Head - Position;
}
