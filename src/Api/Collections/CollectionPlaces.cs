using System.Globalization;
using NeuraNft.Projections.Collections;

namespace NeuraNft.Api.Collections;

/// <summary>A place among collections as cursor text: position and name, so that it stands in either order.</summary>
internal static class CollectionPlaces
{
    public static string Write(CollectionPlace place) =>
        string.Create(CultureInfo.InvariantCulture, $"{place.CreatedPosition} {place.Name}");

    public static CollectionPlace? Parse(string? cursor)
    {
        if (cursor is null)
            return null;
        var space = cursor.IndexOf(' ', StringComparison.Ordinal);
        return new CollectionPlace(cursor[(space + 1)..], long.Parse(cursor.AsSpan(0, space), CultureInfo.InvariantCulture));
    }
}
