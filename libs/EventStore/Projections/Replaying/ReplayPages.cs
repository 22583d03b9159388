using System.Runtime.CompilerServices;

namespace Neura.EventStore;

/// <summary>Of the log what some projections use, by pages; the next one on its way while this one is applied.</summary>
internal static class ReplayPages
{
    public static async IAsyncEnumerable<LogPage> ReadAsync(
        DocumentStore store, long after, long until, int pageSize, string[] except, [EnumeratorCancellation] CancellationToken ct)
    {
        var next = PageAsync(after);
        try
        {
            while (await next is { } page)
            {
                next = PageAsync(page.Through);
                yield return page;
            }
        }
        finally
        {
            // Where the caller stops early, nobody else waits for the one on its way.
            await Task.WhenAny(next);
        }

        Task<LogPage?> PageAsync(long from) => from >= until
            ? Task.FromResult<LogPage?>(null)
            : Task.Run<LogPage?>(() => store.QueryRangeAsync(from, Math.Min(from + pageSize, until), except, ct)!, ct);
    }
}
