namespace Neura.EventStore;

/// <summary>Documents by any key, over all streams.</summary>
/// <param name="keysOf">The documents that an event concerns: none, one or several.</param>
/// <param name="initial">The state of a key without a document.</param>
/// <param name="evolve">State, key and event to the next state; pure.</param>
public sealed class MultiStreamProjection<TState>(
    string name, string table, Func<IEvent, IEnumerable<string>> keysOf, TState initial, Func<TState, string, IEvent, TState> evolve)
    : DocumentProjection<TState>(name, table)
{
    private protected override IEnumerable<string> KeysOf(IEvent one) => keysOf(one).Distinct(StringComparer.Ordinal);

    private protected override TState Evolve(Document<TState>? before, string key, IEvent one) =>
        evolve(before is null ? initial : before.State, key, one);
}
