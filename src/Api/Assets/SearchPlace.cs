using System.Globalization;
using NeuraNft.Projections.AssetSearch;

namespace NeuraNft.Api.Assets;

/// <summary>A search cursor as text. It comes back authenticated, so its form is certain.</summary>
internal static class SearchPlace
{
    public static string Write(SearchCursor cursor) =>
        string.Create(CultureInfo.InvariantCulture, $"{cursor.Score:R} {cursor.MintedPosition}");

    public static SearchCursor Parse(string text)
    {
        var parts = text.Split(' ');
        return new SearchCursor(float.Parse(parts[0], CultureInfo.InvariantCulture), long.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}
