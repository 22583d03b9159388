using Npgsql;

namespace Neura.EventStore;

/// <summary>Writes what a session holds: events alone in a group with others, else in a transaction of its own.</summary>
internal sealed class Appender(NpgsqlDataSource dataSource, StoreOptions options, TimeProvider time) : IAsyncDisposable
{
    // A network that dies within the transaction tells the server nothing: it would hold the head row, and all writers up, for hours.
    private const string EndIfSilent = "SET LOCAL idle_in_transaction_session_timeout = '5s'";

    private readonly AppendSequencer sequencer = new(dataSource, options, time);

    /// <param name="append">May be without events where there is something else to write.</param>
    /// <param name="queued">Rows of the caller's, written before the events.</param>
    /// <param name="archived">Keys of streams to be closed after them.</param>
    /// <param name="ct">Once it is sent, a group is not cancelled; its caller only waits no longer.</param>
    public async Task<AppendResult> AppendAsync(
        SerializedAppend append, IReadOnlyList<NpgsqlBatchCommand> queued, IReadOnlyList<string> archived, CancellationToken ct)
    {
        var eventsAlone = queued.Count == 0 && archived.Count == 0 && options.InlineProjections.Count == 0;
        if (eventsAlone) return await sequencer.AppendAsync(append, ct);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await AppendWithRowsAsync(append, queued, archived, ct);
            }
            catch (PostgresException failure) when (MetAnother(failure) && attempt < options.MaxAttempts)
            {
                // Rolled back as a whole; the other one is through now, so the next attempt sees it.
            }
        }
    }

    public ValueTask DisposeAsync() => sequencer.DisposeAsync();

    public static bool MetAnother(PostgresException failure) =>
        failure.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;

    /// <summary>
    /// A last line behind <see cref="TextCheck"/>: custom converters may write what it cannot see. The bodies are the only input of the
    /// append that the server parses.
    /// </summary>
    public static bool IsBadText(PostgresException failure) => failure.SqlState is PostgresErrorCodes.UntranslatableCharacter
        or PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.InvalidTextRepresentation;

    private async Task<AppendResult> AppendWithRowsAsync(
        SerializedAppend append, IReadOnlyList<NpgsqlBatchCommand> queued, IReadOnlyList<string> archived, CancellationToken ct)
    {
        await using var connection = await Unavailable.GuardAsync(() => dataSource.OpenConnectionAsync(ct), outcomeUnknown: false);
        await using var transaction = await Unavailable.GuardAsync(() => connection.BeginTransactionAsync(ct), outcomeUnknown: false);
        var result = await Unavailable.GuardAsync(() => WriteAsync(connection, transaction, append, queued, ct), outcomeUnknown: false);
        if (result.Verdict == AppendVerdict.Appended && archived.Count > 0) await ArchiveAsync(connection, transaction, archived, ct);
        if (result.Verdict == AppendVerdict.Appended)
            await Unavailable.GuardAsync(
                async ValueTask<bool> () =>
                {
                    await transaction.CommitAsync(ct);
                    return true;
                },
                outcomeUnknown: true);
        return result;
    }

    private static async Task ArchiveAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<string> keys, CancellationToken ct)
    {
        const string sql = "SELECT count(es_archive_stream(key, true)) FROM unnest($1) key";
        await using var command = new NpgsqlCommand(sql, connection, transaction)
        {
            Parameters = { new NpgsqlParameter<string[]> { TypedValue = [.. keys] } },
        };
        await Unavailable.GuardAsync(async ValueTask<object?> () => await command.ExecuteScalarAsync(ct), outcomeUnknown: false);
    }

    private async ValueTask<AppendResult> WriteAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        SerializedAppend append,
        IReadOnlyList<NpgsqlBatchCommand> queued,
        CancellationToken ct)
    {
        // The caller's rows first: from the append to the commit we hold the head row, and all other writers wait.
        await using (var batch = new NpgsqlBatch(connection, transaction))
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(EndIfSilent));
            foreach (var command in queued) batch.BatchCommands.Add(Copy(command));
            await batch.ExecuteNonQueryAsync(ct);
        }

        if (append.Events.Count == 0) return AppendResult.Nothing(AppendVerdict.Appended);
        var now = time.GetUtcNow();
        var result = await CallAsync(connection, append, now, ct);
        if (result.Verdict != AppendVerdict.Appended || options.InlineProjections.Count == 0) return result;
        var page = Recorded(append, result, now);
        foreach (var projection in options.InlineProjections) await projection.ApplyAsync(connection, transaction, page, ct);
        return result;
    }

    private async Task<AppendResult> CallAsync(
        NpgsqlConnection connection, SerializedAppend append, DateTimeOffset now, CancellationToken ct)
    {
        try
        {
            await using var command = new AppendCommand(connection, options.NotifyChannel);
            return (await command.CallAsync([append], now, ct))[0];
        }
        catch (PostgresException failure) when (IsBadText(failure))
        {
            return AppendResult.Nothing(AppendVerdict.InvalidText, failure.MessageText);
        }
    }

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
            Headers = StoredHeaders.Parse(one.Headers).Headers,
        }).ToArray<IEvent>();
    }
}
