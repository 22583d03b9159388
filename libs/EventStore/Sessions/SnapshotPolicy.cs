namespace Neura.EventStore;

/// <summary>When a stream's state is kept. A cache: the stream stays the truth, and the table may be emptied at any time.</summary>
/// <remarks>
/// A state that is a union needs [JsonPolymorphic] and AllowOutOfOrderMetadataProperties in the store's JSON options, for jsonb orders
/// properties its own way; without them its snapshots are not read, and the stream is folded from its first event.
/// </remarks>
/// <param name="Name">Of the aggregate and the shape of its state; whoever changes either takes another name.</param>
/// <param name="Every">Who had to fold so many events or more leaves a snapshot behind.</param>
public sealed record SnapshotPolicy(string Name, int Every = 100);
