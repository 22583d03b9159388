using System.Runtime.CompilerServices;
using Npgsql;

namespace Neura.EventStore;

/// <summary>An event store on one PostgreSQL database, in Marten's vocabulary. One a process; safe for any number of threads.</summary>
public sealed class DocumentStore : IAsyncDisposable
{
    private const int SubscriptionPage = 500;
    private readonly Appender appender;
    private readonly EventSerializer serializer;
    private readonly LogReader reader;
    private readonly LogPartitions partitions;
    private int disposed;

    public DocumentStore(NpgsqlDataSource dataSource, StoreOptions options, TimeProvider time)
    {
        (DataSource, Options, Time) = (dataSource, options, time);
        appender = new Appender(dataSource, options, time);
        serializer = new EventSerializer(options);
        reader = new LogReader(dataSource, options);
        partitions = new LogPartitions(dataSource);
        Wakeups = new LogWakeups(dataSource, options, time);
    }

    public StoreOptions Options { get; }

    internal NpgsqlDataSource DataSource { get; }

    internal TimeProvider Time { get; }

    internal LogWakeups Wakeups { get; }

    internal ProgressSignal Progress { get; } = new();

    public DocumentSession LightweightSession(EventMetadata metadata) => new(this, metadata);

    /// <summary>The position of the last event; 0 in an empty log.</summary>
    public Task<long> HeadPositionAsync(CancellationToken ct) => reader.HeadAsync(ct);

    /// <summary>The next events after a position, at most <paramref name="max"/>, fewer where they are large; empty at the end.</summary>
    public Task<IReadOnlyList<IEvent>> QueryEventsAsync(long afterPosition, int max, CancellationToken ct) =>
        reader.AfterAsync(afterPosition, max, ct);

    internal Task<LogPage> QueryRangeAsync(long after, long until, string[] except, CancellationToken ct) =>
        reader.RangeAsync(after, until, except, ct);

    /// <summary>The events of a stream from a version on (1 and 0: all); empty where there is no such stream.</summary>
    public Task<IReadOnlyList<IEvent>> FetchStreamAsync(string key, long fromVersion, CancellationToken ct) =>
        reader.StreamAsync(key, fromVersion, ct);

    /// <summary>Null where there is no such stream.</summary>
    public Task<StreamState?> FetchStreamStateAsync(string key, CancellationToken ct) => reader.StateAsync(key, ct);

    /// <summary>The log from a position on, without end: first what is there, then what comes, without gap or repetition.</summary>
    public async IAsyncEnumerable<IEvent> SubscribeAsync(long afterPosition, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var at = afterPosition; ;)
        {
            var page = await QueryEventsAsync(at, SubscriptionPage, ct);
            if (page.Count == 0) await Wakeups.WaitAsync(at, ct);
            foreach (var one in page)
            {
                yield return one;
                at = one.Sequence;
            }
        }
    }

    /// <summary>Load, decide, append; where another writer was quicker, again with what it wrote, a bounded number of times.</summary>
    /// <remarks><paramref name="decide"/> is pure, state and version of the stream to a decision; it may be called several times.</remarks>
    public Task<WriteResult> WriteAsync<TState>(
        string key, Aggregate<TState> aggregate, EventMetadata metadata, Func<TState, long, Decision> decide, CancellationToken ct) =>
        new StreamWrite<TState>(this, key, aggregate, metadata, decide).RunAsync(ct);

    /// <summary>What a command was answered when it was appended (Replayed, or IdempotencyMismatch); null where it never was.</summary>
    /// <remarks>Its body is compared where <see cref="EventMetadata.CommandHash"/> is given.</remarks>
    public async Task<AppendResult?> FindCommandAsync(EventMetadata metadata, CancellationToken ct)
    {
        var id = metadata.CommandId ?? throw new ArgumentException("The metadata name no command.", nameof(metadata));
        return await Unavailable.GuardAsync(
            async ValueTask<AppendResult?> () =>
            {
                await using var connection = await DataSource.OpenConnectionAsync(ct);
                return await FirstAnswer.FindAsync(connection, id, metadata.CommandHash, ct);
            },
            outcomeUnknown: false);
    }

    /// <summary>Waits for the appends that are under way.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0) return;
        await appender.DisposeAsync();
        await Wakeups.DisposeAsync();
    }

    internal Guid NewId() => Guid.CreateVersion7(Time.GetUtcNow());

    internal Task<(TState State, long Version)> FoldAsync<TState>(string key, Aggregate<TState> aggregate, CancellationToken ct) =>
        new StreamFold(this).RunAsync(key, aggregate, ct);

    internal async Task<AppendResult> AppendAsync(
        EventMetadata metadata, SessionEvents events, IReadOnlyList<NpgsqlBatchCommand> queued, CancellationToken ct)
    {
        var result = await SendAsync(metadata, events, queued, ct);
        if (result.Verdict != AppendVerdict.Appended || events.Pending.Count == 0) return result;
        Wakeups.Raise(result.Position);
        await partitions.ExtendAsync(result.Position, events.Pending.Count);
        return result;
    }

    private async Task<AppendResult> SendAsync(
        EventMetadata metadata, SessionEvents events, IReadOnlyList<NpgsqlBatchCommand> queued, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (append, refused) = serializer.Serialize(metadata, events.Streams, events.Pending);
            if (append is null) return refused!;
            try
            {
                return await appender.AppendAsync(append, queued, events.Archived, ct);
            }
            catch (PostgresException failure) when (attempt < Options.MaxAttempts && Options.IsOutdated(failure))
            {
                // Rolled back as a whole; what the events look like as JSON has changed since.
            }
        }
    }
}
