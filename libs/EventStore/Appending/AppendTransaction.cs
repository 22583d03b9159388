using Npgsql;

namespace Neura.EventStore;

/// <summary>An append with more than events (the caller's rows, inline projections, streams to close) in its own transaction.</summary>
internal sealed class AppendTransaction(NpgsqlDataSource dataSource, StoreOptions options, TimeProvider time)
{
    // A network that dies within the transaction tells the server nothing: it would hold the head row, and all writers up, for hours.
    private const string EndIfSilent = "SET LOCAL idle_in_transaction_session_timeout = '5s'";

    // In the order in which appends take them, and before the head row: those to be closed may be among another group's.
    private const string LockStreams = "SELECT FROM mt_streams WHERE id = ANY ($1) ORDER BY id FOR UPDATE";
    private const string Archive = "UPDATE mt_streams SET is_archived = true WHERE id = ANY ($1)";
    private const string ArchiveEvents = "UPDATE mt_events SET is_archived = true WHERE stream_id = ANY ($1) AND NOT is_archived";

    public async Task<AppendResult> RunAsync(
        SerializedAppend append, IReadOnlyList<NpgsqlBatchCommand> queued, IReadOnlyList<string> archived, CancellationToken ct)
    {
        await using var connection = await Unavailable.GuardAsync(() => dataSource.OpenConnectionAsync(ct), outcomeUnknown: false);
        await using var transaction = await Unavailable.GuardAsync(() => connection.BeginTransactionAsync(ct), outcomeUnknown: false);
        var result = await Unavailable.GuardAsync(
            () => WriteAsync(connection, transaction, append, queued, archived, ct), outcomeUnknown: false);
        if (result.Verdict != AppendVerdict.Appended) return result;
        await Unavailable.GuardAsync(
            async ValueTask<bool> () =>
            {
                await transaction.CommitAsync(ct);
                return true;
            },
            outcomeUnknown: true);
        if (archived.Count > 0) await FlagEventsAsync(connection, archived, ct);
        return result;
    }

    private async ValueTask<AppendResult> WriteAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        SerializedAppend append,
        IReadOnlyList<NpgsqlBatchCommand> queued,
        IReadOnlyList<string> archived,
        CancellationToken ct)
    {
        // A retry is answered before its rows are written a second time.
        if (append.Metadata.CommandId is { } id && await FirstAnswer.FindAsync(connection, id, append.CommandHash, ct) is { } first)
            return first;

        // The caller's rows next: from the append to the commit we hold the head row, and all other writers wait.
        await using (var batch = new NpgsqlBatch(connection, transaction))
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(EndIfSilent));
            foreach (var command in queued) batch.BatchCommands.Add(Copy(command));
            if (archived.Count > 0)
                batch.BatchCommands.Add(WithKeys(LockStreams, archived.Concat(append.Streams.Select(stream => stream.Key))));
            await batch.ExecuteNonQueryAsync(ct);
        }

        var now = time.GetUtcNow();
        var result = append.Events.Count == 0
            ? AppendResult.Nothing(AppendVerdict.Appended)
            : await CallAsync(connection, append, now, ct);
        if (result.Verdict != AppendVerdict.Appended) return result;
        if (append.Events.Count > 0 && options.InlineProjections.Count > 0)
        {
            var page = Recorded(append, result, now);
            foreach (var projection in options.InlineProjections) await projection.ApplyAsync(connection, transaction, page, ct);
        }

        if (archived.Count > 0)
        {
            await using var batch = new NpgsqlBatch(connection, transaction) { BatchCommands = { WithKeys(Archive, archived) } };
            await batch.ExecuteNonQueryAsync(ct);
        }

        return result;
    }

    private async Task<AppendResult> CallAsync(
        NpgsqlConnection connection, SerializedAppend append, DateTimeOffset now, CancellationToken ct)
    {
        try
        {
            await using var command = new AppendCommand(connection, options);
            return (await command.CallAsync([append], now, ct))[0];
        }
        catch (PostgresException failure) when (Appender.IsBadText(failure))
        {
            return AppendResult.Nothing(AppendVerdict.InvalidText, failure.MessageText);
        }
    }

    /// <summary>
    /// After the commit, for many rows change and nothing of ours looks at them: the stream's flag closes it, these tell a Marten.
    /// </summary>
    private static async Task FlagEventsAsync(NpgsqlConnection connection, IReadOnlyList<string> archived, CancellationToken ct)
    {
        try
        {
            await using var batch = new NpgsqlBatch(connection) { BatchCommands = { WithKeys(ArchiveEvents, archived) } };
            await batch.ExecuteNonQueryAsync(ct);
        }
        catch (NpgsqlException)
        {
            // The streams are closed. es_archive_stream, called again, flags what was left.
        }
    }

    private static NpgsqlBatchCommand WithKeys(string sql, IEnumerable<string> keys) => new(sql)
    {
        Parameters = { new NpgsqlParameter<string[]> { TypedValue = [.. keys] } },
    };

    /// <summary>
    /// For one try: what Npgsql has prepared by itself on a connection stays with the command, and the next try may travel on another.
    /// </summary>
    private static NpgsqlBatchCommand Copy(NpgsqlBatchCommand command)
    {
        var copy = new NpgsqlBatchCommand(command.CommandText);
        foreach (NpgsqlParameter one in command.Parameters) copy.Parameters.Add(one.Clone());
        return copy;
    }

    private static IEvent[] Recorded(SerializedAppend append, AppendResult result, DateTimeOffset now)
    {
        var first = result.Position - append.Events.Count + 1;
        return append.Events.Select((one, i) => new RecordedEvent(one.Pending.Data)
        {
            Id = one.Pending.Id,
            Sequence = first + i,
            StreamKey = one.Pending.Stream.Key,
            Version = result.Versions[one.Pending.Stream.Key] - one.Pending.Stream.Count + one.Pending.Offset,
            EventTypeName = one.Type,
            DotNetTypeName = one.DotNetType,
            Timestamp = now,
            UserName = append.Metadata.UserName,
            CommandId = append.Metadata.CommandId,
            CorrelationId = append.Metadata.CorrelationId,
            CausationId = append.Metadata.CausationId,
            Headers = StoredHeaders.Parse(one.Headers ?? append.Headers).Headers,
        }).ToArray<IEvent>();
    }
}
