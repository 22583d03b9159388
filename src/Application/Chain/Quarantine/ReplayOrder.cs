using System.Globalization;
using Neura.EventStore;

namespace NeuraNft.Application.Chain.Quarantine;

/// <summary>Whether a log that is replayed would stand behind what came after it.</summary>
internal static class ReplayOrder
{
    /// <summary>
    /// In one block, receipts of one contract run in an order that nobody wrote down: only earlier logs of the same receipt are surely
    /// before. Its own events are there where somebody else replayed it meanwhile: that the release of its row finds out.
    /// </summary>
    /// <returns>The block of an event that is not surely before the log; null where there is none.</returns>
    public static ulong? NotBefore(IEnumerable<IEvent> stream, QuarantinedRow row)
    {
        foreach (var e in stream)
            if (Number(e, "block_height") is { } height && ((ulong)height > row.Height || (ulong)height == row.Height && !IsBefore(e, row)))
                return (ulong)height;
        return null;
    }

    private static bool IsBefore(IEvent e, QuarantinedRow row) =>
        e.Headers.GetValueOrDefault("receipt_id") == row.ReceiptId && Number(e, "log_index") <= row.LogIndex;

    private static long? Number(IEvent e, string header) =>
        long.TryParse(e.Headers.GetValueOrDefault(header), CultureInfo.InvariantCulture, out var number) ? number : null;
}
