using Npgsql;

namespace Neura.EventStore;

/// <summary>Collects events, and rows beside them, and writes all in one transaction. Not for several threads at once.</summary>
public sealed class DocumentSession
{
    private readonly DocumentStore store;
    private readonly EventMetadata metadata;
    private readonly List<NpgsqlBatchCommand> queued = [];

    internal DocumentSession(DocumentStore store, EventMetadata metadata)
    {
        (this.store, this.metadata) = (store, metadata);
        Events = new SessionEvents(store);
    }

    public SessionEvents Events { get; }

    /// <summary>Rows of the caller's own, written in the same transaction, before the events, in the order queued.</summary>
    public void QueueSqlCommand(NpgsqlBatchCommand command) => queued.Add(command);

    /// <summary>
    /// Writes everything or nothing. The session is empty afterwards where the verdict is Appended or Replayed. A cancelled call, like
    /// a cut connection, may have been written all the same: only a command id tells.
    /// </summary>
    /// <exception cref="EventStoreUnavailableException">The database is not there; see its OutcomeUnknown.</exception>
    public async Task<AppendResult> SaveChangesAsync(CancellationToken ct)
    {
        if (Events.IsEmpty && queued.Count == 0) return AppendResult.Nothing(AppendVerdict.Appended);
        if (metadata.CommandId is not null && Events.Pending.Count == 0)
            throw new InvalidOperationException("A command id is remembered by its events, and this session appends none.");
        var result = await store.AppendAsync(metadata, Events, queued, ct);
        if (!result.IsWritten) return result;
        Events.Clear();
        queued.Clear();
        return result;
    }
}
