using System.Globalization;
using NeuraNft.Projections.ActivityFeed;
using NeuraNft.Projections.Rows;

namespace NeuraNft.Api.Activity;

/// <summary>Pages of the feed; a cursor is a position.</summary>
internal static class ActivityPages
{
    public static long? Before(PagingArguments paging) =>
        paging.After is { } cursor ? long.Parse(cursor, CultureInfo.InvariantCulture) : null;

    public static Connection<ActivityEntry> Of(Page<ActivityRow> page, PagingArguments paging) => new(
        [.. page.Items.Select(row =>
            new Edge<ActivityEntry>(ActivityEntry.From(row), row.Position.ToString(CultureInfo.InvariantCulture)))],
        new PageInfo(page.HasMore, paging.After is not null));
}
