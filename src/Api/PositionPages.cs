using System.Globalization;
using NeuraNft.Projections.Rows;

namespace NeuraNft.Api;

/// <summary>Pages whose cursor is a position in the log, newest first.</summary>
internal static class PositionPages
{
    public static long? Before(PagingArguments paging) =>
        paging.After is { } cursor ? long.Parse(cursor, CultureInfo.InvariantCulture) : null;

    public static Connection<TNode> Of<TRow, TNode>(
        Page<TRow> page, PagingArguments paging, Func<TRow, TNode> node, Func<TRow, long> position)
        where TNode : notnull => new(
        [.. page.Items.Select(row => new Edge<TNode>(node(row), position(row).ToString(CultureInfo.InvariantCulture)))],
        new PageInfo(page.HasMore, paging.After is not null));
}
