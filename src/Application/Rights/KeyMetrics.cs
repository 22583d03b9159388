using System.Diagnostics.Metrics;
using NeuraNft.Domain.Sealing;

namespace NeuraNft.Application.Rights;

/// <summary>Keys released and refused, meter "NeuraNft.Rights".</summary>
public sealed class KeyMetrics : IDisposable
{
    private readonly Meter meter = new("NeuraNft.Rights");
    private readonly Counter<long> released, refused, formerOwners;

    public KeyMetrics()
    {
        released = meter.CreateCounter<long>("neuranft.keys.released", "{key}", "Headers minted, by purpose");
        refused = meter.CreateCounter<long>("neuranft.keys.refused", "{key}", "Headers refused, by purpose and code");
        formerOwners = meter.CreateCounter<long>("neuranft.keys.former_owners", "{key}", "Headers refused to who owned the asset once");
    }

    public void Dispose() => meter.Dispose();

    internal void Released(KeyPurpose purpose) => released.Add(1, Of(purpose));

    internal void Refused(KeyPurpose purpose, KeyRefusal refusal)
    {
        refused.Add(1, Of(purpose), new("code", refusal.Code));
        if (refusal is KeyRefusal.AccessDenied { FormerOwner: true })
            formerOwners.Add(1, Of(purpose));
    }

    private static KeyValuePair<string, object?> Of(KeyPurpose purpose) => new("purpose", purpose.ToString());
}
