using System.Diagnostics.Metrics;

namespace NeuraNft.Application.Audit.Anchoring;

/// <summary>Gauges and counters of anchoring, meter "NeuraNft.Audit".</summary>
public sealed class AnchorMetrics : IDisposable
{
    public const string MeterName = "NeuraNft.Audit";

    private readonly Meter _meter = new(MeterName);
    private readonly Counter<long> _settled;
    private readonly TimeProvider _time;
    private AnchorGap _gap = new(0, null);

    public AnchorMetrics(TimeProvider time)
    {
        _time = time;
        _settled = _meter.CreateCounter<long>("neuranft.audit.anchors", "{transaction}", "Transactions that anchor, by outcome");
        _meter.CreateObservableGauge("neuranft.audit.anchor.gap", () => Gap, "{event}", "Events after the last anchor");
        _meter.CreateObservableGauge("neuranft.audit.anchor.lag", () => LagSeconds, "s", "Age of the oldest event that is not anchored");
    }

    public long Gap => Volatile.Read(ref _gap).Events;

    public double LagSeconds => Volatile.Read(ref _gap).Lag(_time.GetUtcNow()).TotalSeconds;

    public void Dispose() => _meter.Dispose();

    internal void Stands(AnchorGap gap) => Volatile.Write(ref _gap, gap);

    internal void Settled(AnchorOutcome outcome) => _settled.Add(1, new KeyValuePair<string, object?>("outcome", outcome.ToString()));
}
