using System.Globalization;
using NeuraNft.Projections.AccessHistory;

namespace NeuraNft.Api.Assets;

/// <summary>A place in an access history as cursor text.</summary>
internal static class IntervalPlace
{
    public static string Write(IntervalCursor cursor) => string.Create(CultureInfo.InvariantCulture, $"{cursor.OpenedPosition} {cursor.CapPosition}");

    public static IntervalCursor? Parse(string? text) => text?.Split(' ') is [var opened, var cap]
        ? new IntervalCursor(long.Parse(opened, CultureInfo.InvariantCulture), long.Parse(cap, CultureInfo.InvariantCulture))
        : null;
}
