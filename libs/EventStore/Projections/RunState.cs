namespace Neura.EventStore;

/// <summary>What one reader of the log does at this moment in this process: for its heartbeat and its metrics.</summary>
internal sealed class RunState(string name, string kind)
{
    private long position, applied, behindSince;

    public string Name => name;

    public string Kind => kind;

    public bool IsLeader { get; set; }

    public bool IsPaused { get; set; }

    /// <summary>Events of this process since it began, whatever leases it held.</summary>
    public long Applied => Volatile.Read(ref applied);

    public long Position => Volatile.Read(ref position);

    public void StandAt(long at) => Volatile.Write(ref position, at);

    public void Advance(IReadOnlyList<IEvent> page)
    {
        Interlocked.Add(ref applied, page.Count);
        StandAt(page[^1].Sequence);
    }

    /// <summary>The first event that waits; null at the end of the log.</summary>
    public void WaitsFor(IEvent? next) => Volatile.Write(ref behindSince, next?.Timestamp.UtcTicks ?? 0);

    /// <summary>How long the first event that is not yet applied has been in the log, by the clocks of writer and reader.</summary>
    public TimeSpan BehindAt(DateTimeOffset now)
    {
        var since = Volatile.Read(ref behindSince);
        return since > 0 && since < now.UtcTicks ? TimeSpan.FromTicks(now.UtcTicks - since) : TimeSpan.Zero;
    }
}
