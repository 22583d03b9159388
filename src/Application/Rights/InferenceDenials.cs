using Neura.EventStore;
using NeuraNft.Application.Chain;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Sealing;

namespace NeuraNft.Application.Rights;

/// <summary>
/// Requests for a run that the requester had no right to: in the log as refused keys are and as seldom, so that another policy can be tried
/// on them.
/// </summary>
public sealed class InferenceDenials(DocumentStore store, ChainClock clock, KeyRefusals refusals, KeyMetrics metrics)
{
    private readonly AssetPasts _pasts = new(store);

    /// <exception cref="ChainBehindException">Who has which right cannot be said now.</exception>
    public async Task RecordAsync(Account account, AssetId asset, CancellationToken cancellationToken)
    {
        var now = await clock.FreshAsync(asset.Contract, cancellationToken);
        var past = await _pasts.ReadAsync(asset, cancellationToken);
        // Decided anew, so that what is recorded follows from what is recorded with it; who has the right by now is not accused.
        if (KeyDecider.Decide(past.State, null, null, account, KeyPurpose.Inference, now) is not KeyRefusal.AccessDenied denied) return;
        var ask = new KeyAsk(asset, Version: null, account, Recipient: null, Job: null) { Purpose = KeyPurpose.Inference };
        metrics.Refused(ask.Purpose, denied);
        await refusals.RecordAsync(ask, version: null, denied, ReleaseKey.Explain(ask, past, now));
    }
}
