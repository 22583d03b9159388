namespace Neura.EventStore;

/// <summary>How far a projection or subscription is, who leads it, and why it stands still if it does.</summary>
public sealed record ProjectionStatus(
    string Name, long Position, long Head, DateTimeOffset? PausedAt, long? PausedPosition, string? PausedReason)
{
    public long Lag => Head - Position;

    /// <summary>"projection" or "subscription".</summary>
    public string Kind { get; init; } = "projection";

    /// <summary>The process that leads or did last; null where one gave it up in order.</summary>
    public string? Leader { get; init; }

    public DateTimeOffset? HeartbeatAt { get; init; }

    /// <summary>How long ago that was, by the database's clock.</summary>
    public TimeSpan? Silent { get; init; }

    /// <summary>Between the leader's last two heartbeats.</summary>
    public double? EventsPerSecond { get; init; }

    /// <summary>Events that failed and wait for a person.</summary>
    public long Parked { get; init; }
}
