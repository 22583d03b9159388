using Neura.EventStore;
using NeuraNft.Application.Chain;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Sealing;

namespace NeuraNft.Application.Rights;

/// <summary>Asked at the start of each request for a payload's bytes: a link is worth nothing once the right behind it has gone.</summary>
public sealed class DownloadRight(DocumentStore store, ChainClock clock, KeyRefusals refusals, KeyMetrics metrics)
{
    private readonly AssetPasts _pasts = new(store);

    /// <returns>Null where the account may read these bytes now.</returns>
    /// <exception cref="ChainBehindException">That cannot be said now.</exception>
    public async Task<KeyRefusal?> RefusalAsync(
        AssetId asset, int version, int revision, Account account, CancellationToken cancellationToken)
    {
        var now = await clock.FreshAsync(asset.Contract, cancellationToken);
        var past = await _pasts.ReadAsync(asset, cancellationToken);
        var content = (await store.StateAsync(StreamKeys.Content(asset), Aggregates.Content, cancellationToken)).Of(version);
        var refusal = KeyDecider.Decide(past.State, content, past.CidOf(version), account, KeyPurpose.Download, now)
            ?? (content!.Revision == revision ? null : new KeyRefusal.BeingReencrypted(version));
        if (refusal is KeyRefusal.AccessDenied denied)
        {
            var ask = new KeyAsk(asset, version, account, Recipient: null, Job: null);
            metrics.Refused(ask.Purpose, denied);
            await refusals.RecordAsync(ask, version, denied, ReleaseKey.Explain(ask, past, now));
        }

        return refusal;
    }
}
