using System.Text.Json;

namespace Neura.EventStore;

/// <summary>The headers column: the caller's headers, and the store's own among them.</summary>
internal sealed record StoredHeaders(Guid? CommandId, IReadOnlyDictionary<string, string?> Headers)
{
    private static readonly IReadOnlyDictionary<string, string?> None = new Dictionary<string, string?>();
    private static readonly StoredHeaders Empty = new(null, None);

    public static StoredHeaders Parse(byte[]? json)
    {
        if (json is null) return Empty;
        using var document = JsonDocument.Parse(json);
        Guid? commandId = null;
        var headers = new Dictionary<string, string?>();
        foreach (var one in document.RootElement.EnumerateObject())
            if (one.NameEquals(EventSerializer.CommandIdHeader)) commandId = one.Value.GetGuid();
            else headers[one.Name] = one.Value.ValueKind is JsonValueKind.String or JsonValueKind.Null
                ? one.Value.GetString()
                : one.Value.GetRawText();
        return new StoredHeaders(commandId, headers.Count == 0 ? None : headers);
    }
}
