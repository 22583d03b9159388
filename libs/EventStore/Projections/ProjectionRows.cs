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
    /// <summary>Advisory lock of the leader's session; $1 is the name.</summary>
    public const string LeaderKey = "hashtextextended('es_projection/' || $1, 0)";

    // Shared, and for the length of a page only: so that a hung leader's transaction can be found.
    private const string PageKey = "hashtextextended('es_projection_page/' || $1, 0)";

    // Waits for a page in flight, which holds this row. With $4 only where the leader has been silent for so long.
    private const string Lead =
        """
        INSERT INTO es_projection AS p (name, epoch, leader, kind, heartbeat_at) VALUES ($1, 1, $2, $3, clock_timestamp())
        ON CONFLICT (name) DO UPDATE
           SET epoch = p.epoch + 1, leader = excluded.leader, kind = excluded.kind, heartbeat_at = clock_timestamp()
         WHERE $4::interval IS NULL OR p.heartbeat_at < clock_timestamp() - $4::interval
        RETURNING epoch, paused_at IS NOT NULL
        """;

    private const string Place =
        """
        INSERT INTO mt_event_progression (name, last_seq_id)
        SELECT $1, CASE WHEN $2 THEN position ELSE 0 END FROM es_head ON CONFLICT DO NOTHING
        """;

    private const string Read =
        """
        SELECT p.epoch, g.last_seq_id, p.paused_at IS NOT NULL
          FROM es_projection p JOIN mt_event_progression g ON g.name = p.name WHERE p.name = $1
        """;

    // Sessions that say nothing: the one with the leader's lock, and one in the middle of a page, whose rows would block the next
    // leader for as long as TCP believes in the other end. Only ours to end: those of our own role.
    private const string EndHung =
        $"""
        WITH hung AS (SELECT FROM es_projection WHERE name = $1 AND heartbeat_at < clock_timestamp() - $2::interval),
        ended AS (
          SELECT pg_terminate_backend(l.pid, 2000)
            FROM hung, pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
           WHERE l.locktype = 'advisory' AND l.objsubid = 1 AND a.datname = current_database() AND a.usename = current_user
             AND ((l.classid::bigint << 32) | l.objid::bigint) IN ({LeaderKey}, {PageKey})
             AND a.state_change < clock_timestamp() - $2::interval / 2)
        SELECT (SELECT count(*) FROM hung) > 0, (SELECT count(*) FROM ended)
        """;

    // Shared with the rows of the page, and against the epoch's next change: who leads next waits for this transaction.
    private const string Hold =
        $"""
        SELECT pg_advisory_xact_lock_shared({PageKey})
          FROM es_projection WHERE name = $1 AND epoch = $2 AND paused_at IS NULL FOR KEY SHARE
        """;

    private const string Advance =
        "UPDATE mt_event_progression SET last_seq_id = $3, last_updated = now() WHERE name = $1 AND last_seq_id = $2";

    private const string Pause =
        """
        UPDATE es_projection SET paused_at = $3, paused_position = $4, paused_reason = $5
         WHERE name = $1 AND epoch = $2 AND paused_at IS NULL
        """;

    private const string Park =
        """
        INSERT INTO es_parked_event (projection, position, attempts, error, parked_at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (projection, position) DO UPDATE
           SET attempts = es_parked_event.attempts + excluded.attempts, error = excluded.error, parked_at = excluded.parked_at,
               replay_at = NULL
        """;

    private const string Replays =
        "SELECT position FROM es_parked_event WHERE projection = $1 AND replay_at IS NOT NULL ORDER BY position LIMIT 100";

    private const string Unpark = "DELETE FROM es_parked_event WHERE projection = $1 AND position = $2";

    /// <summary>From here on every earlier leader is fenced off.</summary>
    public async Task<ProjectionStart> LeadAsync(CancellationToken ct) => (await LeadAsync(null, ct))!;

    /// <summary>The same where the leader has been silent for so long; null where it has not, or another one was quicker.</summary>
    public Task<ProjectionStart?> TakeOverAsync(TimeSpan silent, CancellationToken ct) => LeadAsync((TimeSpan?)silent, ct);

    /// <summary>Whether the leader has been silent for so long; then its sessions are ended, so that none holds up the next.</summary>
    public async Task<bool> EndHungLeaderAsync(TimeSpan silent, CancellationToken ct)
    {
        await using var connection = await dataSource.OpenConnectionAsync(ct);
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { Command(EndHung, name, silent) } };
        return (bool)(await batch.ExecuteScalarAsync(ct))!;
    }

    /// <summary>Where it stands, for a leader that waits.</summary>
    /// <exception cref="FencedException">It leads no more.</exception>
    public async Task<ProjectionStart> LookAsync(long epoch, CancellationToken ct)
    {
        await using var connection = await dataSource.OpenConnectionAsync(ct);
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { Command(Read, name) } };
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
            Command(Hold, name, epoch),
            Command(Advance, name, previous, page[^1].Sequence));

    /// <summary>The checkpoint alone, of a page that was handled elsewhere.</summary>
    public Task AdvanceAsync(long epoch, long previous, long position, CancellationToken ct) =>
        FencedAsync(null, ct, Command(Hold, name, epoch), Command(Advance, name, previous, position));

    /// <summary>Parks an event and waits in front of it.</summary>
    public Task PauseAsync(long epoch, IEvent at, int attempts, Exception failure, DateTimeOffset now, CancellationToken ct)
    {
        var (when, error) = (now.UtcDateTime, Text(failure));
        return FencedAsync(
            null,
            ct,
            Command(Pause, name, epoch, when, at.Sequence, error),
            Command(Park, name, at.Sequence, attempts, error, when));
    }

    /// <summary>Parks an event and goes on behind it.</summary>
    public Task PassAsync(long epoch, IEvent at, int attempts, Exception failure, DateTimeOffset now, CancellationToken ct) => FencedAsync(
        null,
        ct,
        Command(Hold, name, epoch),
        Command(Advance, name, at.Sequence - 1, at.Sequence),
        Command(Park, name, at.Sequence, attempts, Text(failure), now.UtcDateTime));

    /// <summary>Parked events that somebody wants tried again, the first hundred.</summary>
    public async Task<IReadOnlyList<long>> WantedReplaysAsync(CancellationToken ct)
    {
        await using var connection = await dataSource.OpenConnectionAsync(ct);
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { Command(Replays, name) } };
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var positions = new List<long>();
        while (await reader.ReadAsync(ct)) positions.Add(reader.GetInt64(0));
        return positions;
    }

    /// <summary>After a replay: away with it, or parked again with the new error.</summary>
    public Task ReplayedAsync(long epoch, long position, Exception? failure, DateTimeOffset now, CancellationToken ct) => FencedAsync(
        null,
        ct,
        Command(Hold, name, epoch),
        failure is null ? Command(Unpark, name, position) : Command(Park, name, position, 1, Text(failure), now.UtcDateTime));

    private async Task<ProjectionStart?> LeadAsync(TimeSpan? silent, CancellationToken ct)
    {
        await using var connection = await dataSource.OpenConnectionAsync(ct);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                Command(Lead, name, node, kind, silent is { } time ? time : DBNull.Value),
                Command(Place, name, fromNow),
                Command(Read, name),
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
