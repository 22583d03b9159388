using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Neura.Near.Events;

/// <summary>
/// Reads events out of logs (https://github.com/near/NEPs/blob/master/neps/nep-0297.md), as liberally as contracts write them.
/// </summary>
public static class EventJson
{
    /// <summary>What a log that is an event begins with.</summary>
    public const string Prefix = "EVENT_JSON:";

    // Deeper than any event of a known standard, and far from the depth that would cost anything.
    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 32 };

    /// <summary>True only where the log is an event; <see cref="Read"/> tells the other two cases apart.</summary>
    public static bool TryParse(string log, [NotNullWhen(true)] out Nep297Event? parsed) =>
        Read(log, out parsed, out _) == EventReading.Parsed;

    /// <summary>White space after the prefix, `data` as array, object or absent, and any version are accepted.</summary>
    /// <param name="log">One log of a receipt.</param>
    /// <param name="parsed">The event, where the result is <see cref="EventReading.Parsed"/>.</param>
    /// <param name="reason">Why not, where the result is <see cref="EventReading.Malformed"/>; null otherwise.</param>
    public static EventReading Read(string log, out Nep297Event? parsed, out string? reason)
    {
        parsed = null;
        reason = null;
        if (!log.StartsWith(Prefix, StringComparison.Ordinal)) return EventReading.NotAnEvent;
        try
        {
            using var document = JsonDocument.Parse(log.AsMemory(Prefix.Length), s_options);
            reason = Take(document.RootElement, log, out parsed);
        }
        catch (JsonException e)
        {
            reason = $"Not JSON: {e.Message}";
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            reason = "The text is not Unicode: half of a surrogate pair.";
        }
        return reason is null ? EventReading.Parsed : EventReading.Malformed;
    }

    private static string? Take(JsonElement root, string log, out Nep297Event? parsed)
    {
        parsed = null;
        if (root.ValueKind != JsonValueKind.Object) return "Not a JSON object.";
        if (Text(root, "standard") is not { Length: > 0 } standard) return "'standard' is missing or not a text.";
        if (Text(root, "version") is not { Length: > 0 } version) return "'version' is missing or not a text.";
        if (Text(root, "event") is not { Length: > 0 } name) return "'event' is missing or not a text.";
        if (Elements(root) is not { } data) return "'data' is neither a list nor an object.";
        parsed = new Nep297Event(standard, version, name, data, log);
        return null;
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static IReadOnlyList<JsonElement>? Elements(JsonElement root) =>
        !root.TryGetProperty("data", out var data) ? [] : data.ValueKind switch
        {
            JsonValueKind.Array => [.. data.Clone().EnumerateArray()],
            JsonValueKind.Object => [data.Clone()],
            JsonValueKind.Null => [],
            JsonValueKind.Undefined or JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => null,
        };
}
