using System.Diagnostics.Metrics;

namespace NeuraNft.Application.Chain;

/// <summary>Counters of ingestion under the meter "NeuraNft.Chain".</summary>
public sealed class ChainMetrics : IDisposable
{
    private readonly Meter meter = new("NeuraNft.Chain");
    private readonly Counter<long> blocks, events, quarantined, rejected, halts;

    public ChainMetrics()
    {
        blocks = meter.CreateCounter<long>("neuranft.chain.blocks", "{block}", "Final blocks ingested");
        events = meter.CreateCounter<long>("neuranft.chain.events", "{event}", "Chain events appended");
        quarantined = meter.CreateCounter<long>("neuranft.chain.quarantined", "{log}", "Logs that could not be read");
        rejected = meter.CreateCounter<long>("neuranft.chain.rejected", "{log}", "Logs refused on purpose, by reason");
        halts = meter.CreateCounter<long>("neuranft.chain.halts", "{halt}", "Times the source contradicted the log");
    }

    internal void Took(BlockReading reading)
    {
        blocks.Add(1);
        events.Add(reading.Events.Count);
        quarantined.Add(reading.Quarantined.Count);
        foreach (var (reason, count) in reading.Rejected)
            rejected.Add(count, new KeyValuePair<string, object?>("reason", reason));
    }

    internal void Halted() => halts.Add(1);

    public void Dispose() => meter.Dispose();
}
