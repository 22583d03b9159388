using System.Text.Json;
using Neura.Near.Events;

namespace NeuraNft.Application.Chain;

/// <summary>Reads one log of a successful receipt of a followed contract. Pure: when replayed, a log reads as it would have then.</summary>
internal static class LogReader
{
    public const string UnknownStandard = "UNKNOWN_STANDARD";

    public static LogReading Read(string raw, int log, LogOrigin origin, ContractKind kind)
    {
        if (EventJson.Read(raw, out var parsed, out var reason) == EventReading.Malformed || parsed is null)
            return new LogReading.Unreadable("MALFORMED: " + reason);
        if (!ContractStandards.Of(kind).Contains(parsed.Standard))
            return new LogReading.Ignored(UnknownStandard);
        if (parsed.MajorVersion != 1)
            return new LogReading.Unreadable("UNKNOWN_VERSION: " + parsed.Version);
        try
        {
            return parsed.Data.Any(ArgumentText.HoldsNul)
                ? new LogReading.Unreadable("INVALID_TEXT: NUL cannot be stored.")
                : Translate(parsed, log, origin, kind);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: an escape that is half of a surrogate pair.
            return new LogReading.Unreadable("MALFORMED: " + e.Message);
        }
    }

    // All of a log or nothing of it: half an event would be a lie.
    private static LogReading Translate(Nep297Event parsed, int log, LogOrigin origin, ContractKind kind)
    {
        var taken = new List<ChainEvent>();
        var headers = origin.Headers(log);
        if (parsed.SaysNothing)
            return new LogReading.Unreadable("MALFORMED: 'data' holds nothing.");
        for (var index = 0; index < parsed.Data.Count; index++)
        {
            if (ContractStandards.Translate(kind, parsed.Standard, parsed.Event, origin.Contract, parsed.Data[index]) is not { } translated)
                return new LogReading.Unreadable("UNKNOWN_EVENT: " + parsed.Event);
            for (var item = 0; item < translated.Count; item++)
                taken.Add(origin.Place(translated[item], new(origin.Network, origin.ReceiptId, log, index, item), headers));
        }
        return new LogReading.Taken(taken);
    }
}
