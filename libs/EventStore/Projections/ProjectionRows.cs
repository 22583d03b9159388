using Npgsql;

namespace Neura.EventStore;

/// <summary>Checkpoint, epoch and pause of one reader of the log.</summary>
/// <param name="dataSource">Of the store's database.</param>
/// <param name="name">Of the checkpoint.</param>
/// <param name="node">Of this process, to be read by people.</param>
/// <param name="kind">"projection" or "subscription".</param>
/// <param name="fromNow">Whether a first run begins at the end of the log.</param>
internal sealed class ProjectionRows(
    NpgsqlDataSource dataSource, string name, string node = "", string kind = "projection", bool fromNow = false)
{
    /// <summary>From here on every earlier leader is fenced off.</summary>
    public async Task<ProjectionStart> LeadAsync(CancellationToken ct) => (await LeadAsync(null, ct))!;

    /// <summary>The same where the leader has been silent for so long; null where it has not, or another one was quicker.</summary>
    public Task<ProjectionStart?> TakeOverAsync(TimeSpan silent, CancellationToken ct) => LeadAsync((TimeSpan?)silent, ct);

    /// <summary>Whether the leader has been silent for so long; then its sessions are ended, so that none holds up the next.</summary>
    /// <param name="silent">For how long.</param>
    /// <param name="own">The session of our own locks, which is never ended.</param>
    /// <param name="ct">Cancels the query.</param>
    public async Task<bool> EndHungLeaderAsync(TimeSpan silent, int own, CancellationToken ct)
    {
        await using var connection = await dataSource.OpenConnectionAsync(ct);
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { Command(ProjectionSql.EndHung, name, silent, own) } };
        return (bool)(await batch.ExecuteScalarAsync(ct))!;
    }

    /// <summary>Where it stands, for a leader that waits.</summary>
    /// <exception cref="FencedException">It leads no more.</exception>
    public async Task<ProjectionStart> LookAsync(long epoch, CancellationToken ct)
    {
        await using var connection = await dataSource.OpenConnectionAsync(ct);
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { Command(ProjectionSql.Read, name) } };
        await using var reader = await batch.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) && reader.GetInt64(0) == epoch
            ? new ProjectionStart(epoch, reader.GetInt64(1), reader.GetBoolean(2))
            : throw new FencedException(name);
    }

    /// <summary>Rows and checkpoint in one transaction, or neither.</summary>
    /// <exception cref="FencedException">The epoch or the checkpoint is another one now.</exception>
    public Task ApplyAsync(IProjection projection, long epoch, long previous, IReadOnlyList<IEvent> page, CancellationToken ct) =>
        FencedAsync(
            (connection, transaction) => projection.ApplyAsync(connection, transaction, page, ct),
            ct,
            Command(ProjectionSql.Hold, name, epoch),
            Command(ProjectionSql.Advance, name, previous, page[^1].Sequence));

    /// <summary>The checkpoint alone, of a page that was handled elsewhere.</summary>
    public Task AdvanceAsync(long epoch, long previous, long position, CancellationToken ct) =>
        FencedAsync(null, ct, Command(ProjectionSql.Hold, name, epoch), Command(ProjectionSql.Advance, name, previous, position));

    /// <summary>Parks an event and waits in front of it.</summary>
    public Task PauseAsync(long epoch, IEvent at, int attempts, Exception failure, DateTimeOffset now, CancellationToken ct)
    {
        var (when, error) = (now.UtcDateTime, Text(failure));
        return FencedAsync(
            null,
            ct,
            Command(ProjectionSql.Pause, name, epoch, when, at.Sequence, error),
            Command(ProjectionSql.Park, name, at.Sequence, attempts, error, when));
    }

    /// <summary>Parks an event and goes on behind it.</summary>
    public Task PassAsync(long epoch, IEvent at, int attempts, Exception failure, DateTimeOffset now, CancellationToken ct) => FencedAsync(
        null,
        ct,
        Command(ProjectionSql.Hold, name, epoch),
        Command(ProjectionSql.Advance, name, at.Sequence - 1, at.Sequence),
        Command(ProjectionSql.Park, name, at.Sequence, attempts, Text(failure), now.UtcDateTime));

    /// <summary>Parked events that somebody wants tried again, the first hundred.</summary>
    public async Task<IReadOnlyList<long>> WantedReplaysAsync(CancellationToken ct)
    {
        await using var connection = await dataSource.OpenConnectionAsync(ct);
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { Command(ProjectionSql.Replays, name) } };
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var positions = new List<long>();
        while (await reader.ReadAsync(ct)) positions.Add(reader.GetInt64(0));
        return positions;
    }

    /// <summary>After a replay: away with it, or parked again with the new error.</summary>
    public Task ReplayedAsync(long epoch, long position, Exception? failure, DateTimeOffset now, CancellationToken ct) => FencedAsync(
        null,
        ct,
        Command(ProjectionSql.Hold, name, epoch),
        failure is null
            ? Command(ProjectionSql.Unpark, name, position)
            : Command(ProjectionSql.Park, name, position, 1, Text(failure), now.UtcDateTime));

    private async Task<ProjectionStart?> LeadAsync(TimeSpan? silent, CancellationToken ct)
    {
        await using var connection = await dataSource.OpenConnectionAsync(ct);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                Command(ProjectionSql.Lead, name, node, kind, silent is { } time ? time : DBNull.Value),
                Command(ProjectionSql.Place, name, fromNow),
                Command(ProjectionSql.Read, name),
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(ct);
        if (!await reader.ReadAsync(ct)) return null;
        await reader.NextResultAsync(ct);
        await reader.ReadAsync(ct);
        return new ProjectionStart(reader.GetInt64(0), reader.GetInt64(1), reader.GetBoolean(2));
    }

    /// <summary>The statements must each meet exactly their one row; then the work, and all of it commits together.</summary>
    private async Task FencedAsync(
        Func<NpgsqlConnection, NpgsqlTransaction, Task>? work, CancellationToken ct, params NpgsqlBatchCommand[] statements)
    {
        await using var connection = await dataSource.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using (var batch = new NpgsqlBatch(connection, transaction))
        {
            foreach (var statement in statements) batch.BatchCommands.Add(statement);
            await batch.ExecuteNonQueryAsync(ct);
            if (statements.Any(statement => statement.Rows != 1)) throw new FencedException(name);
        }

        if (work is not null) await work(connection, transaction);
        await transaction.CommitAsync(ct);
    }

    private static string Text(Exception failure) => StorableText.Of($"{failure.GetType().Name}: {failure.Message}");

    private static NpgsqlBatchCommand Command(string sql, params ReadOnlySpan<object> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
