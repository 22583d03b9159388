namespace Neura.EventStore;

/// <summary>How the daemon reads and retries.</summary>
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
}
