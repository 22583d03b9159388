namespace Neura.EventStore;

/// <summary>How the daemon reads, retries and leads.</summary>
public sealed record ProjectionDaemonOptions
{
    /// <summary>Most events of one transaction. Default 1,000.</summary>
    public int PageSize { get; init; } = 1000;

    /// <summary>How often an event is tried before its projection pauses. Default 3.</summary>
    public int Attempts { get; init; } = 3;

    /// <summary>Pause before the second try; before the third it is twice as long, and so on. Default 50 ms.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>How often a node that does not lead tries to, and a paused projection looks whether it may go on. Default 1 s.</summary>
    public TimeSpan StandbyDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often a leader says that it lives. Default 2 s.</summary>
    public TimeSpan HeartbeatInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// A leader that was silent for so long is taken over from, and stops by itself. Equal on all nodes; several heartbeats long.
    /// Default 6 s: with a standby's delay and the end of the old sessions, a take-over within 10 s.
    /// </summary>
    public TimeSpan LeaseTimeout { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>What this process is called in <c>es_projection.leader</c>. Default: machine and process id.</summary>
    public string Node { get; init; } = $"{Environment.MachineName}/{Environment.ProcessId}";
}
