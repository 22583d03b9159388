namespace Neura.EventStore;

/// <summary>
/// The last pages read, shared: readers that are equally far, as all are at the log's end, read it once together; one that is behind
/// reads its own, and the page after a full one is read while that is applied.
/// </summary>
/// <param name="store">To read from.</param>
/// <param name="pageSize">Most events of a page.</param>
/// <param name="readers">How many there are: each may have its page and the next one kept here, and no more are.</param>
/// <param name="readAhead">Whether to read the page after a full one before it is asked for.</param>
internal sealed class LogPages(DocumentStore store, int pageSize, int readers = 1, bool readAhead = false) : IDisposable
{
    private readonly Lock gate = new();
    private readonly CancellationTokenSource stop = new();
    private readonly List<Reading> kept = [];
    private int reads;

    /// <summary>How many reads went to the database.</summary>
    public int Reads => Volatile.Read(ref reads);

    /// <summary>How many pages are held.</summary>
    public int Kept
    {
        get
        {
            lock (gate) return kept.Count;
        }
    }

    private int Most => Math.Max(4, 2 * readers);

    public async Task<IReadOnlyList<IEvent>> AfterAsync(long position, CancellationToken ct)
    {
        while (true)
        {
            var (reading, shared) = Find(position, serve: true);
            var page = await reading.Page.WaitAsync(ct);
            if (page.Count > 0 && page[0].Sequence <= position + 1 && page[^1].Sequence > position)
            {
                if (readAhead && page.Count == pageSize) Find(page[^1].Sequence, serve: false);
                return page[0].Sequence == position + 1 ? page : [.. page.Skip((int)(position + 1 - page[0].Sequence))];
            }

            // Another's reading may have ended short of what is in the log by now; one's own says what there is.
            if (!shared) return page;
        }
    }

    public void Dispose()
    {
        try
        {
            stop.Cancel();
        }
        catch (AggregateException)
        {
            // A query that is cancelled while its connection breaks; nobody waits for it any more.
        }

        stop.Dispose();
    }

    private (Reading Reading, bool Shared) Find(long position, bool serve)
    {
        lock (gate)
        {
            // Positions are dense, so a page that holds the next one, or will, can be served from there on.
            var found = kept.Find(one => one.Covers(position, pageSize));
            var reading = found ?? new Reading(position, ReadAsync(position));
            reading.IsServed |= serve;
            if (found is not null) return (found, true);
            kept.RemoveAll(one => one.IsOfNoUse);

            // What was read ahead for a slow reader outlives the many small pages of the quick ones.
            if (kept.Count >= Most) kept.RemoveAt(Math.Max(0, kept.FindIndex(one => one.IsServed)));
            kept.Add(reading);
            return (reading, false);
        }
    }

    private Task<IReadOnlyList<IEvent>> ReadAsync(long position)
    {
        Interlocked.Increment(ref reads);
        return Task.Run(() => store.QueryEventsAsync(position, pageSize, stop.Token), stop.Token);
    }

    private sealed class Reading(long after, Task<IReadOnlyList<IEvent>> page)
    {
        public Task<IReadOnlyList<IEvent>> Page => page;

        public bool IsServed { get; set; }

        public bool IsOfNoUse => page.IsCompleted && !(page.IsCompletedSuccessfully && page.Result.Count > 0);

        public bool Covers(long position, int pageSize) => after <= position && (page.IsCompleted
            ? !IsOfNoUse && page.Result[^1].Sequence > position
            : after + pageSize > position);
    }
}
