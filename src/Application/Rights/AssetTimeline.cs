using Neura.EventStore;
using NeuraNft.Application.Log;
using NeuraNft.Domain.Assets;

namespace NeuraNft.Application.Rights;

/// <summary>An asset's whole stream, and its state after any number of events: looks that go forward fold each event once.</summary>
internal sealed class AssetTimeline(IReadOnlyList<IEvent> events)
{
    private readonly Lazy<AssetState> _newest = new(() => Fold(Aggregates.Asset.Initial, events));
    private int _count;
    private AssetState _state = Aggregates.Asset.Initial;

    public IReadOnlyList<IEvent> Events => events;

    public AssetState Newest => _newest.Value;

    public AssetState After(int count)
    {
        if (count < _count)
            (_count, _state) = (0, Aggregates.Asset.Initial);
        (_state, _count) = (Fold(_state, events.Skip(_count).Take(count - _count)), count);
        return _state;
    }

    private static AssetState Fold(AssetState from, IEnumerable<IEvent> events) =>
        events.Aggregate(from, (state, e) => Aggregates.Asset.Evolve(state, e.Data));
}
