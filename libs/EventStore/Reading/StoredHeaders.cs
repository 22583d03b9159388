using System.Collections;
using System.Text.Json;

namespace Neura.EventStore;

/// <summary>The headers column: the caller's headers, and the store's own among them.</summary>
internal sealed record StoredHeaders(Guid? CommandId, IReadOnlyDictionary<string, string?> Headers)
{
    private static readonly StoredHeaders Empty = new(null, new HeaderMap([], []));

    // Of the last parsed on this thread. Neighbours have the same names in the same order, and often the same values: those are not made
    // again, which is most of what reading a header costs.
    [ThreadStatic]
    private static HeaderMap? last;

    public static StoredHeaders Parse(byte[]? json)
    {
        if (json is null || json is [(byte)'{', (byte)'}']) return Empty;
        var reader = new Utf8JsonReader(json);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("The headers of an event are an object.");
        Guid? commandId = null;
        var (names, values) = (new List<string>(last?.Count ?? 8), new List<string?>(last?.Count ?? 8));
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.ValueTextEquals(EventSerializer.CommandIdHeader) ? EventSerializer.CommandIdHeader
                : last?.NameAt(names.Count) is { } known && reader.ValueTextEquals(known) ? known
                : reader.GetString()!;
            reader.Read();
            if (name == EventSerializer.CommandIdHeader)
            {
                commandId = reader.GetGuid();
                continue;
            }
            values.Add(Value(ref reader, last?.ValueAt(names.Count)));
            names.Add(name);
        }

        last = new HeaderMap(names, values);
        return new StoredHeaders(commandId, last);
    }

    private static string? Value(ref Utf8JsonReader reader, string? known)
    {
        if (reader.TokenType == JsonTokenType.String)
            return known is not null && reader.ValueTextEquals(known) ? known : reader.GetString();
        if (reader.TokenType == JsonTokenType.Null) return null;
        using var other = JsonDocument.ParseValue(ref reader);
        return other.RootElement.GetRawText();
    }

    /// <summary>A dozen names at most times, in which looking through is quicker than hashing; much smaller than a dictionary.</summary>
    private sealed class HeaderMap(List<string> names, List<string?> values) : IReadOnlyDictionary<string, string?>
    {
        public int Count => names.Count;

        public IEnumerable<string> Keys => names;

        public IEnumerable<string?> Values => values;

        public string? this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"No header {key}.");

        public string? NameAt(int index) => index < names.Count ? names[index] : null;

        public string? ValueAt(int index) => index < values.Count ? values[index] : null;

        public bool ContainsKey(string key) => names.Contains(key);

        public bool TryGetValue(string key, out string? value)
        {
            // The last one of a name that is there twice; jsonb keeps only that anyway.
            var index = names.LastIndexOf(key);
            value = index < 0 ? null : values[index];
            return index >= 0;
        }

        public IEnumerator<KeyValuePair<string, string?>> GetEnumerator() =>
            names.Select((name, i) => KeyValuePair.Create(name, values[i])).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
