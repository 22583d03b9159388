using Neura.EventStore;

namespace NeuraNft.Operator.Status;

/// <summary>One projection or subscription, as status shows it.</summary>
/// <param name="State">
/// running; rebuilding (or an interrupted rebuild's place); paused; silent (its leader has said nothing for a lease's length, and nobody
/// took over); leaderless (nobody runs it).
/// </param>
internal sealed record ReaderState(
    string Name,
    string Kind,
    string State,
    long Position,
    long Lag,
    double? EventsPerSecond,
    string? Leader,
    DateTimeOffset? HeartbeatAt,
    double? SilentSeconds,
    DateTimeOffset? PausedAt,
    long? PausedPosition,
    string? PausedReason,
    long Parked)
{
    private static readonly TimeSpan Lease = new ProjectionDaemonOptions().LeaseTimeout;

    public static ReaderState Of(ProjectionStatus one) => new(
        one.Name, one.Kind, StateOf(one), one.Position, one.Lag, one.EventsPerSecond, one.Leader, one.HeartbeatAt,
        one.Silent?.TotalSeconds, one.PausedAt, one.PausedPosition, one.PausedReason, one.Parked);

    private static string StateOf(ProjectionStatus one) =>
        one.Name.EndsWith("/rebuild", StringComparison.Ordinal) ? "rebuilding"
        : one.PausedAt is not null ? "paused" : one.Leader is null ? "leaderless" : one.Silent > Lease ? "silent" : "running";
}
