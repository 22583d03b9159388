using System.Text.Json;

namespace Neura.EventStore;

/// <summary>The headers column: the caller's headers, and the store's own among them.</summary>
internal static class StoredHeaders
{
    private static readonly IReadOnlyDictionary<string, string?> None = new Dictionary<string, string?>();

    public static (Guid? CommandId, IReadOnlyDictionary<string, string?> Headers) Parse(byte[]? json)
    {
        if (json is null) return (null, None);
        using var document = JsonDocument.Parse(json);
        Guid? commandId = null;
        var headers = new Dictionary<string, string?>();
        foreach (var one in document.RootElement.EnumerateObject())
            if (one.NameEquals(EventSerializer.CommandIdHeader)) commandId = one.Value.GetGuid();
            else headers[one.Name] = one.Value.ValueKind is JsonValueKind.String or JsonValueKind.Null
                ? one.Value.GetString()
                : one.Value.GetRawText();
        return (commandId, headers.Count == 0 ? None : headers);
    }
}
