using Npgsql;

namespace Neura.EventStore;

/// <summary>Writes what a session holds: in an implicit transaction and one round trip where there is nothing but events.</summary>
internal sealed class Appender(NpgsqlDataSource dataSource, StoreOptions options)
{
    public async Task<AppendResult> AppendAsync(SerializedAppend append, IReadOnlyList<NpgsqlBatchCommand> queued, CancellationToken ct)
    {
        var alone = queued.Count == 0 && options.InlineProjections.Count == 0;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return alone ? await AppendAloneAsync(append, ct) : await AppendWithRowsAsync(append, queued, ct);
            }
            catch (PostgresException failure) when (MetAnother(failure) && attempt < options.MaxAttempts)
            {
                // Rolled back as a whole; the other one is through now, so the next attempt sees it.
            }
        }
    }

    private static bool MetAnother(PostgresException failure) =>
        failure.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;

    /// <summary>
    /// A last line behind <see cref="TextCheck"/>: custom converters may write what it cannot see. The bodies are the only input of the
    /// append that the server parses.
    /// </summary>
    private static bool IsBadText(PostgresException failure) => failure.SqlState is PostgresErrorCodes.UntranslatableCharacter
        or PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.InvalidTextRepresentation;

    private async Task<AppendResult> AppendAloneAsync(SerializedAppend append, CancellationToken ct)
    {
        await using var connection = await Unavailable.GuardAsync(() => dataSource.OpenConnectionAsync(ct), outcomeUnknown: false);
        return await Unavailable.GuardAsync(() => CallAsync(connection, append, ct), outcomeUnknown: true);
    }

    private async Task<AppendResult> AppendWithRowsAsync(
        SerializedAppend append, IReadOnlyList<NpgsqlBatchCommand> queued, CancellationToken ct)
    {
        await using var connection = await Unavailable.GuardAsync(() => dataSource.OpenConnectionAsync(ct), outcomeUnknown: false);
        await using var transaction = await Unavailable.GuardAsync(() => connection.BeginTransactionAsync(ct), outcomeUnknown: false);
        var result = await Unavailable.GuardAsync(() => WriteAsync(connection, transaction, append, queued, ct), outcomeUnknown: false);
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

    private async ValueTask<AppendResult> WriteAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        SerializedAppend append,
        IReadOnlyList<NpgsqlBatchCommand> queued,
        CancellationToken ct)
    {
        // The caller's rows first: from the append to the commit we hold the head row, and all other writers wait.
        if (queued.Count > 0)
        {
            await using var batch = new NpgsqlBatch(connection, transaction);
            foreach (var command in queued) batch.BatchCommands.Add(command);
            await batch.ExecuteNonQueryAsync(ct);
            batch.BatchCommands.Clear();
        }

        if (append.Events.Count == 0) return AppendResult.Nothing(AppendVerdict.Appended);
        var result = await CallAsync(connection, append, ct);
        if (result.Verdict != AppendVerdict.Appended || options.InlineProjections.Count == 0) return result;
        var page = Recorded(append, result);
        foreach (var projection in options.InlineProjections) await projection.ApplyAsync(connection, transaction, page, ct);
        return result;
    }

    private async ValueTask<AppendResult> CallAsync(NpgsqlConnection connection, SerializedAppend append, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(AppendCommand.Sql, connection);
        AppendCommand.AddParameters(command.Parameters, append, options.NotifyChannel);
        await command.PrepareAsync(ct);
        try
        {
            await using var reader = await command.ExecuteReaderAsync(ct);
            return await AppendCommand.ReadAsync(reader, append, ct);
        }
        catch (PostgresException failure) when (IsBadText(failure))
        {
            return AppendResult.Nothing(AppendVerdict.InvalidText, failure.MessageText);
        }
    }

    private static IEvent[] Recorded(SerializedAppend append, AppendResult result)
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
            Timestamp = append.RecordedAt,
            UserName = append.Metadata.UserName,
            CommandId = append.Metadata.CommandId,
            CorrelationId = append.Metadata.CorrelationId,
            CausationId = append.Metadata.CausationId,
            Headers = StoredHeaders.Parse(one.Headers).Headers,
        }).ToArray<IEvent>();
    }
}
