namespace Neura.EventStore;

/// <summary>How a stream's events fold into a state.</summary>
/// <param name="Initial">The state of a stream without events.</param>
/// <param name="Evolve">State and event data to the next state; pure.</param>
public sealed record Aggregate<TState>(TState Initial, Func<TState, object, TState> Evolve)
{
    /// <summary>For long streams: states are kept now and then, as JSON by <see cref="StoreOptions.Json"/>. Default none.</summary>
    public SnapshotPolicy? Snapshots { get; init; }
}
