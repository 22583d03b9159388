using System.Globalization;
using NeuraNft.Projections.AccessHistory;

namespace NeuraNft.Api.Assets;

/// <summary>A place in an access history as cursor text. Neither kinds nor account ids hold a space.</summary>
internal static class IntervalPlace
{
    public static string Write(IntervalCursor c) =>
        string.Create(CultureInfo.InvariantCulture, $"{c.OpenedPosition} {c.Source} {c.Account} {c.CapPosition}");

    public static IntervalCursor? Parse(string? text) => text?.Split(' ') is [var opened, var kind, var account, var cap]
        ? new IntervalCursor(long.Parse(opened, CultureInfo.InvariantCulture), kind, account, long.Parse(cap, CultureInfo.InvariantCulture))
        : null;
}
