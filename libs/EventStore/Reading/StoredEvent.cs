namespace Neura.EventStore;

/// <summary>Body and headers as they were read; parsed when someone asks, for most readers ask for few.</summary>
internal sealed class StoredEvent(string type, byte[] body, byte[]? headers, StoreOptions options)
{
    private (Guid? CommandId, IReadOnlyDictionary<string, string?> Headers)? parsed;

    public Guid? CommandId => Parsed.CommandId;

    public IReadOnlyDictionary<string, string?> Headers => Parsed.Headers;

    private (Guid? CommandId, IReadOnlyDictionary<string, string?> Headers) Parsed => parsed ??= StoredHeaders.Parse(headers);

    public object Decode() => options.Events.Decode(type, body, options.Json);
}
