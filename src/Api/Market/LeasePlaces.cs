using System.Globalization;
using NeuraNft.Domain;
using NeuraNft.Projections.RightsBook;

namespace NeuraNft.Api.Market;

/// <summary>A place among an asset's leases as cursor text.</summary>
internal static class LeasePlaces
{
    public static string Write(LeaseRow row) =>
        string.Create(CultureInfo.InvariantCulture, $"{row.ExpiresAt.Nanoseconds} {row.Position}");

    public static LeasePlace? Parse(string? cursor) => cursor?.Split(' ') is [var expiry, var position]
        ? new LeasePlace(
            new BlockTime(ulong.Parse(expiry, CultureInfo.InvariantCulture)), long.Parse(position, CultureInfo.InvariantCulture))
        : null;
}
