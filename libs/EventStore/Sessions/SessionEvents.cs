namespace Neura.EventStore;

/// <summary>The events of a session: what it reads, and what it will append at <see cref="DocumentSession.SaveChangesAsync"/>.</summary>
public sealed class SessionEvents
{
    private static readonly IReadOnlyDictionary<string, string?> None = new Dictionary<string, string?>();
    private readonly DocumentStore store;
    private readonly Dictionary<string, PendingStream> streams = new(StringComparer.Ordinal);
    private readonly List<PendingStream> ordered = [];
    private readonly List<PendingEvent> pending = [];
    private readonly List<string> archived = [];

    internal SessionEvents(DocumentStore store) => this.store = store;

    internal IReadOnlyList<PendingStream> Streams => ordered;

    internal IReadOnlyList<PendingEvent> Pending => pending;

    internal IReadOnlyList<string> Archived => archived;

    internal bool IsEmpty => pending.Count == 0 && archived.Count == 0;

    /// <summary>Appends to a stream that must not exist yet.</summary>
    public void StartStream(string key, params IEnumerable<object> events) => Append(key, ExpectedVersion.NoStream, events);

    /// <summary>
    /// Appends to a stream that must be at <paramref name="expected"/> before. Events are recorded in the order of these calls, over
    /// all streams; each is a mapped type or an <see cref="EventData"/> around one.
    /// </summary>
    public void Append(string key, ExpectedVersion expected, params IEnumerable<object> events)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        var added = events.ToArray();
        if (added.Length == 0) return;
        if (streams.TryGetValue(key, out var stream)) stream.Join(expected);
        else
        {
            stream = new PendingStream(ordered.Count + 1, key, expected);
            streams.Add(key, stream);
            ordered.Add(stream);
        }

        foreach (var one in added)
        {
            var data = one as EventData ?? new EventData(one);
            pending.Add(new PendingEvent(stream, stream.NextOffset(), data.Id ?? store.NewId(), data.Data, data.Headers ?? None));
        }
    }

    /// <summary>
    /// Closes a stream, after what this session appends to it: further appends are <see cref="AppendVerdict.StreamArchived"/>. Its events
    /// stay in the log, and readers and rebuilds see them as before.
    /// </summary>
    public void ArchiveStream(string key) => archived.Add(key);

    /// <summary>Reads a stream in order to append to it.</summary>
    public async Task<EventStream<TState>> FetchForWriting<TState>(string key, Aggregate<TState> aggregate, CancellationToken ct)
    {
        var (state, version) = await store.FoldAsync(key, aggregate, ct);
        return new EventStream<TState>(this, key, state, version);
    }

    /// <summary>The state of a stream now; <see cref="Aggregate{TState}.Initial"/> where there is none.</summary>
    public async Task<TState> AggregateStreamAsync<TState>(string key, Aggregate<TState> aggregate, CancellationToken ct) =>
        (await store.FoldAsync(key, aggregate, ct)).State;

    /// <summary>The events of a stream from a version on (1 and 0: all).</summary>
    public Task<IReadOnlyList<IEvent>> FetchStreamAsync(string key, long fromVersion, CancellationToken ct) =>
        store.FetchStreamAsync(key, fromVersion, ct);

    /// <summary>Null where there is no such stream.</summary>
    public Task<StreamState?> FetchStreamStateAsync(string key, CancellationToken ct) => store.FetchStreamStateAsync(key, ct);

    internal void Clear()
    {
        streams.Clear();
        ordered.Clear();
        pending.Clear();
        archived.Clear();
    }
}
