namespace Neura.EventStore;

/// <summary>Body and headers as they were read; parsed when someone asks, for most readers ask for few.</summary>
internal sealed class StoredEvent(string type, byte[] body, byte[]? headers, StoreOptions options)
{
    // One reference, for projections share an event and ask at the same time. Who comes at once parses twice, which does no harm.
    private StoredHeaders? parsed;

    public Guid? CommandId => Parsed.CommandId;

    public IReadOnlyDictionary<string, string?> Headers => Parsed.Headers;

    private StoredHeaders Parsed => parsed ??= StoredHeaders.Parse(headers);

    public object Decode() => options.Events.Decode(type, body, options.Json);
}
