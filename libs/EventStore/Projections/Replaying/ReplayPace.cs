namespace Neura.EventStore;

/// <summary>How much of a replay is done, and how fast.</summary>
internal sealed class ReplayPace(IProgress<RebuildProgress>? progress, TimeProvider time)
{
    private readonly long began = time.GetTimestamp();

    public long Events { get; private set; }

    public double Seconds => time.GetElapsedTime(began).TotalSeconds;

    public void Report(long events, long position, long until)
    {
        Events += events;
        progress?.Report(new RebuildProgress(position, until, Events / Math.Max(Seconds, 0.001)));
    }
}
