namespace Neura.GraphQL.Binding;

/// <summary>Makes connections.</summary>
public static class Connection
{
    /// <summary>Makes a page of rows that were fetched with <see cref="PagingArguments.Limit"/>, in the direction of the page.</summary>
    public static Connection<T> FromRows<T>(
        IReadOnlyList<T> rows,
        PagingArguments paging,
        Func<T, string> cursorOf,
        Func<CancellationToken, ValueTask<int>>? totalCount = null)
    {
        var hasMore = rows.Count > paging.Size;
        var page = rows.Take(paging.Size);
        if (paging.IsBackward)
            page = page.Reverse();
        var info = paging.IsBackward
            ? new PageInfo(HasNextPage: paging.Before is not null, HasPreviousPage: hasMore)
            : new PageInfo(HasNextPage: hasMore, HasPreviousPage: paging.After is not null);
        return new Connection<T>([.. page.Select(row => new Edge<T>(row, cursorOf(row)))], info, totalCount);
    }
}
