namespace Neura.EventStore;

/// <summary>One document a stream, under the stream's key: what <see cref="SessionEvents.AggregateStreamAsync"/> gives, kept.</summary>
public sealed class SingleStreamProjection<TState>(string name, string table, Aggregate<TState> aggregate)
    : DocumentProjection<TState>(name, table)
{
    /// <summary>Which events concern it; all of a stream or none. Default: all streams.</summary>
    public Func<IEvent, bool> Where { get; init; } = _ => true;

    private protected override IEnumerable<string> KeysOf(IEvent one) => Where(one) ? [one.StreamKey] : [];

    private protected override TState Evolve(Document<TState>? before, string key, IEvent one) =>
        aggregate.Evolve(before is null ? aggregate.Initial : before.State, one.Data);
}
