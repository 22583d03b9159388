using System.Collections.Concurrent;
using Neura.EventStore;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;

namespace NeuraNft.Application.Rights;

/// <summary>
/// Assets as the log has them now. Of a long stream what was read stays in memory, so that the next question reads only what came since.
/// </summary>
internal sealed class AssetPasts(DocumentStore store)
{
    /// <summary>So many unread events make it worth to keep what they come to.</summary>
    private const int Many = 100;

    /// <summary>Of all that is kept, counted in events.</summary>
    private const long Most = 500_000;

    private readonly ConcurrentDictionary<AssetId, AssetPast> _kept = new();

    public async Task<AssetPast> ReadAsync(AssetId asset, CancellationToken cancellationToken)
    {
        var past = _kept.GetValueOrDefault(asset, AssetPast.None);
        var unread = await store.FetchStreamAsync(StreamKeys.Asset(asset), past.Version + 1, cancellationToken);
        past = unread.Aggregate(past, (sofar, next) => sofar.Then(next));
        if (unread.Count >= Many)
            Keep(asset, past);
        return past;
    }

    private void Keep(AssetId asset, AssetPast past)
    {
        if (_kept.Values.Sum(p => p.Version) + past.Version > Most)
            _kept.Clear();
        _kept[asset] = past;
    }
}
