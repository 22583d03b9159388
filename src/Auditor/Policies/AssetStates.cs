using Neura.EventStore;
using NeuraNft.Application.Log;
using NeuraNft.Auditor.Logs;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;

namespace NeuraNft.Auditor.Policies;

/// <summary>Assets as they were when something was decided: each stream is read once and folded forward.</summary>
internal sealed class AssetStates(DocumentStore store)
{
    /// <summary>Events kept in memory.</summary>
    private const long Most = 500_000;

    /// <summary>So far the clock of a block may be before the one that records.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(5);

    private readonly Dictionary<AssetId, Past> _pasts = [];
    private long _kept;

    /// <summary>
    /// The state that it was decided on; where the decision names no version, each that may have been read for it: an event that was
    /// recorded behind the time that it was decided at, and before it, may have come in between.
    /// </summary>
    public async Task<IReadOnlyList<AssetState>> AtAsync(PastDecision decision, CancellationToken cancellationToken)
    {
        if (!_pasts.TryGetValue(decision.Asset, out var past))
        {
            if (_kept > Most)
            {
                _pasts.Clear();
                _kept = 0;
            }

            _pasts[decision.Asset] = past = new Past(await store.FetchStreamAsync(
                StreamKeys.Asset(decision.Asset), 0, cancellationToken));
            _kept += past.Events.Count;
        }

        if (decision.StreamVersion is { } version) return [past.Up(e => e.Version <= version)];
        var known = decision.ChainTime.ToDateTimeOffset() - ClockSkew;
        var first = past.Up(e => e.Sequence < decision.Position && e.Timestamp <= known);
        return [first, .. past.Further(e => e.Sequence < decision.Position)];
    }

    private sealed class Past(IReadOnlyList<IEvent> events)
    {
        private int _count;
        private AssetState _state = AssetState.Initial;

        public IReadOnlyList<IEvent> Events => events;

        public AssetState Up(Func<IEvent, bool> counts)
        {
            // Decisions come by position; one that was made on an older version begins anew.
            if (_count > 0 && !counts(events[_count - 1])) (_count, _state) = (0, AssetState.Initial);
            for (; _count < events.Count && counts(events[_count]); _count++)
                _state = EventReading.Of(events[_count], e => Aggregates.Asset.Evolve(_state, e.Data));
            return _state;
        }

        /// <summary>The states behind the present one, for as long as events count; itself it stays where it is.</summary>
        public IEnumerable<AssetState> Further(Func<IEvent, bool> counts)
        {
            var state = _state;
            foreach (var one in events.Skip(_count).TakeWhile(counts))
                yield return state = EventReading.Of(one, e => Aggregates.Asset.Evolve(state, e.Data));
        }
    }
}
