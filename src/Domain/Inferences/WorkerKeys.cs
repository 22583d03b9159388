using System.Collections.Immutable;

namespace NeuraNft.Domain.Inferences;

/// <summary>A pair of keys and the workers that have it; several share one where they share a key file.</summary>
public sealed record WorkerKeys(string? SigningKey, ImmutableSortedSet<string> Workers)
{
    public static WorkerKeys None { get; } = new(null, ImmutableSortedSet.Create<string>(StringComparer.Ordinal));

    /// <summary>What the signing key signs.</summary>
    public static byte[] ToBytes(string worker, string signingKey, string encryptionKey) =>
        CanonicalText.Of("neuranft-worker-keys/1", worker, signingKey, encryptionKey);

    public static WorkerKeys Evolve(WorkerKeys keys, WorkerKeyEvent @event) => @event switch
    {
        WorkerKeyEvent.WorkerKeysRegistered e => new(e.SigningKey, keys.Workers.Add(e.Worker)),
        _ => throw new System.Diagnostics.UnreachableException(@event.GetType().Name),
    };
}
