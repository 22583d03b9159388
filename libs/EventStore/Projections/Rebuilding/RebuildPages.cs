using System.Runtime.CompilerServices;

namespace Neura.EventStore;

/// <summary>The log by pages, the next one on its way while this one is applied.</summary>
internal static class RebuildPages
{
    public static async IAsyncEnumerable<IReadOnlyList<IEvent>> ReadAsync(
        DocumentStore store, long after, long until, int pageSize, [EnumeratorCancellation] CancellationToken ct)
    {
        var next = PageAsync(after);
        try
        {
            while (await next is { Count: > 0 } page)
            {
                next = PageAsync(page[^1].Sequence);
                yield return page;
            }
        }
        finally
        {
            // Where the caller stops early, nobody else waits for the one on its way.
            await Task.WhenAny(next);
        }

        Task<IReadOnlyList<IEvent>> PageAsync(long from) => from >= until
            ? Task.FromResult<IReadOnlyList<IEvent>>([])
            : Task.Run(() => store.QueryEventsAsync(from, (int)Math.Min(pageSize, until - from), ct), ct);
    }
}
