namespace Neura.EventStore;

/// <summary>Who appends, and why: recorded with every event of the session.</summary>
public sealed record EventMetadata
{
    public static EventMetadata None { get; } = new();

    /// <summary>
    /// Makes the append idempotent, for ever: the same id with the same body gives the first answer again
    /// (<see cref="AppendVerdict.Replayed"/>), with another body <see cref="AppendVerdict.IdempotencyMismatch"/>.
    /// </summary>
    public Guid? CommandId { get; init; }

    /// <summary>
    /// Hash of the command that the client sent (32 bytes of SHA-256, by <see cref="EventStore.CommandHash"/>). Default: a hash of
    /// the events, which differs where a retry decides at another time. Give it wherever a command decides.
    /// </summary>
    public ReadOnlyMemory<byte>? CommandHash { get; init; }

    public string? UserName { get; init; }

    public string? CorrelationId { get; init; }

    public string? CausationId { get; init; }

    /// <summary>Names that begin with "es-" are the store's own.</summary>
    public IReadOnlyDictionary<string, string?>? Headers { get; init; }
}
