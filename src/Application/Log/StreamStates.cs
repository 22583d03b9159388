using Neura.EventStore;

namespace NeuraNft.Application.Log;

/// <summary>The present state of a stream, folded from the log: what decisions are made on, never a read model.</summary>
internal static class StreamStates
{
    public static Task<TState> StateAsync<TState>(
        this DocumentStore store, string key, Aggregate<TState> aggregate, CancellationToken cancellationToken) =>
        store.LightweightSession(EventMetadata.None).Events.AggregateStreamAsync(key, aggregate, cancellationToken);
}
