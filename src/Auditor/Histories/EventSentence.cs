using System.Globalization;
using System.Text;
using System.Text.Json;
using Neura.EventStore;
using NeuraNft.Auditor.Logs;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.ActivityFeed;

namespace NeuraNft.Auditor.Histories;

/// <summary>One event in words: its form, with what the feed's line of it says filled in. Never an input, an output or a key.</summary>
internal static class EventSentence
{
    private const int Most = 300;
    private static readonly Dictionary<Guid, JobOrigin> NoJobs = [];
    private static readonly Dictionary<string, AssetId> NoDeals = [];

    public static string Of(IEvent at) => EventReading.Of(at, e => Of(ActivityRows.Of(e, NoJobs, NoDeals)));

    public static string Of(ActivityRow row)
    {
        // Of a newer program.
        if (!EventForms.ByKind.TryGetValue(row.Kind, out var form)) form = $"{row.Kind.Replace('_', ' ')}.";
        var text = new StringBuilder();
        foreach (var part in form.Split('['))
        {
            // What stands in brackets is said where all of it is known.
            var end = part.IndexOf(']', StringComparison.Ordinal);
            var rest = part[(end + 1)..];
            if (end > 0 && Fill(part[..end], row) is { } known) text.Append(known);
            text.Append(Fill(rest, row, "unknown"));
        }

        return text.Length > Most ? $"{text.ToString(0, Most)}…" : text.ToString();
    }

    private static string? Fill(string form, ActivityRow row, string? missing = null)
    {
        var text = new StringBuilder();
        var parts = form.Split('{', '}');
        for (var i = 0; i < parts.Length; i++)
        {
            if (i % 2 == 0) text.Append(parts[i]);
            else if ((Value(parts[i], row) ?? missing) is { } value) text.Append(value);
            else return null;
        }

        return text.ToString();
    }

    private static string? Value(string name, ActivityRow row) => name switch
    {
        "actor" => row.Actor ?? "the platform",
        "entity" => row.EntityId,
        _ when row.Summary.TryGetProperty(name, out var value) => Text(name, value),
        _ => null,
    };

    private static string? Text(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Number when name is "level" or "required" or "defaultLevel" or "maxLevel" =>
            string.Create(CultureInfo.InvariantCulture, $"level {value.GetInt32()} {(AccessLevel)value.GetInt32()}"),
        JsonValueKind.String when name.EndsWith("At", StringComparison.Ordinal)
            && ulong.TryParse(value.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var nanoseconds) =>
            ChainTime.Text(new BlockTime(nanoseconds)),
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText(),
    };
}
