namespace Neura.EventStore;

/// <summary>The last pages read, shared: projections that are equally far, as all are at the log's end, read it once together.</summary>
internal sealed class LogPages(DocumentStore store, int pageSize) : IDisposable
{
    private const int Kept = 4;
    private readonly SemaphoreSlim gate = new(1);
    private readonly Queue<IReadOnlyList<IEvent>> pages = new();

    /// <summary>How many reads went to the database.</summary>
    public int Reads { get; private set; }

    public async Task<IReadOnlyList<IEvent>> AfterAsync(long position, CancellationToken ct)
    {
        await gate.WaitAsync(ct);
        try
        {
            // Positions are dense, so a page that holds the next one can be served from there on.
            foreach (var kept in pages)
                if (kept[0].Sequence <= position + 1 && kept[^1].Sequence > position)
                    return kept[0].Sequence == position + 1 ? kept : [.. kept.Skip((int)(position + 1 - kept[0].Sequence))];
            Reads++;
            var page = await store.QueryEventsAsync(position, pageSize, ct);
            if (page.Count == 0) return page;
            pages.Enqueue(page);
            if (pages.Count > Kept) pages.Dequeue();
            return page;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();
}
