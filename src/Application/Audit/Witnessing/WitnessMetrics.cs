using System.Diagnostics.Metrics;
using Neura.TransparencyLog.Witnessing;
using NeuraNft.Application.Audit.Anchoring;

namespace NeuraNft.Application.Audit.Witnessing;

/// <summary>What witnesses answer, in the meter of the audit log.</summary>
public sealed class WitnessMetrics : IDisposable
{
    private readonly Meter _meter = new(AnchorMetrics.MeterName);
    private readonly Counter<long> _replies;

    public WitnessMetrics() =>
        _replies = _meter.CreateCounter<long>("neuranft.audit.witness.replies", "{reply}", "Answers of witnesses, by name and kind");

    public void Dispose() => _meter.Dispose();

    internal void Replied(string witness, WitnessReply reply) => _replies.Add(
        1, new KeyValuePair<string, object?>("witness", witness), new KeyValuePair<string, object?>("reply", reply.GetType().Name));
}
