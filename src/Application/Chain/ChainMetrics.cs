using System.Diagnostics.Metrics;

namespace NeuraNft.Application.Chain;

/// <summary>Counters and gauges of ingestion, meter "NeuraNft.Chain". Blocks a second are the rate of their counter.</summary>
public sealed class ChainMetrics : IDisposable
{
    private readonly Meter meter = new("NeuraNft.Chain");
    private readonly Counter<long> blocks, events, quarantined, replayed, rejected, repeated, halts, drifts;
    private readonly Histogram<double> batches;
    private readonly TimeProvider time;
    private long headHeight, takenHeight, takenTime;

    public ChainMetrics()
        : this(TimeProvider.System)
    {
    }

    public ChainMetrics(TimeProvider time)
    {
        this.time = time;
        blocks = meter.CreateCounter<long>("neuranft.chain.blocks", "{block}", "Final blocks ingested");
        events = meter.CreateCounter<long>("neuranft.chain.events", "{event}", "Chain events appended");
        quarantined = meter.CreateCounter<long>("neuranft.chain.quarantined", "{log}", "Logs that could not be read");
        replayed = meter.CreateCounter<long>("neuranft.chain.replayed", "{log}", "Quarantined logs that were read after all");
        rejected = meter.CreateCounter<long>("neuranft.chain.rejected", "{log}", "Logs refused on purpose, by reason");
        repeated = meter.CreateCounter<long>("neuranft.chain.repeated", "{block}", "Blocks that came again, and the same");
        halts = meter.CreateCounter<long>("neuranft.chain.halts", "{halt}", "Times the source contradicted the log");
        drifts = meter.CreateCounter<long>("neuranft.chain.drifts", "{drift}", "Differences between the log and the chain's own answers");
        batches = meter.CreateHistogram<double>("neuranft.chain.batch.blocks", "{block}", "Blocks in one transaction");
        meter.CreateObservableGauge("neuranft.chain.lag.blocks", () => LagBlocks, "{block}", "Heights between the final head and the log");
        meter.CreateObservableGauge("neuranft.chain.lag.seconds", () => LagSeconds, "s", "Age of the newest block in the log");
    }

    /// <summary>Heights, skipped ones included, that the log is behind the final head.</summary>
    public long LagBlocks => Math.Max(0, Interlocked.Read(ref headHeight) - Interlocked.Read(ref takenHeight));

    /// <summary>0 before the first block.</summary>
    public double LagSeconds => Interlocked.Read(ref takenTime) is > 0 and var taken
        ? Math.Max(0, ((time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * 100d - taken) / 1e9)
        : 0;

    internal void Took(IReadOnlyList<BlockReading> readings)
    {
        blocks.Add(readings.Count);
        batches.Record(readings.Count);
        foreach (var reading in readings)
        {
            events.Add(reading.Events.Count);
            quarantined.Add(reading.Quarantined.Count);
            foreach (var (log, count) in reading.Rejected)
                rejected.Add(count, new KeyValuePair<string, object?>("reason", log.Reason));
        }
    }

    /// <summary>Where the farthest contracts stand, and the final head.</summary>
    internal void Stands(ChainCursor? cursor, ulong head)
    {
        Interlocked.Exchange(ref headHeight, (long)head);
        if (cursor is null)
            return;
        Interlocked.Exchange(ref takenHeight, (long)cursor.Height);
        Interlocked.Exchange(ref takenTime, (long)cursor.BlockTime.Nanoseconds);
    }

    internal void Replayed(int logs) => replayed.Add(logs);

    internal void Repeated(int count) => repeated.Add(count);

    internal void Drifted(int count) => drifts.Add(count);

    internal void Halted() => halts.Add(1);

    public void Dispose() => meter.Dispose();
}
