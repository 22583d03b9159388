using System.Globalization;
using NeuraNft.Projections.Provenance;

namespace NeuraNft.Api.Assets;

/// <summary>A place among descendants as cursor text.</summary>
internal static class LineagePlaces
{
    public static string Write(LineageRow row) => string.Create(CultureInfo.InvariantCulture, $"{row.Generations} {row.Position}");

    public static LineagePlace? Parse(string? cursor) => cursor?.Split(' ') is [var generations, var position]
        ? new LineagePlace(int.Parse(generations, CultureInfo.InvariantCulture), long.Parse(position, CultureInfo.InvariantCulture))
        : null;
}
