namespace Neura.EventStore;

/// <summary>An event to append with an id or headers of its own; without the wrapper it gets a new id and none.</summary>
public sealed record EventData(object Data)
{
    /// <summary>Default: a UUIDv7 of the store's clock.</summary>
    public Guid? Id { get; init; }

    /// <summary>Added to those of <see cref="EventMetadata.Headers"/>; these win.</summary>
    public IReadOnlyDictionary<string, string?>? Headers { get; init; }
}
