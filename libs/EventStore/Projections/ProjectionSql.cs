namespace Neura.EventStore;

/// <summary>The statements of <see cref="ProjectionRows"/>; $1 is the reader's name.</summary>
internal static class ProjectionSql
{
    /// <summary>Advisory lock of the leader's session.</summary>
    public const string LeaderKey = "hashtextextended('es_projection/' || $1, 0)";

    // Shared, and for the length of a page only: so that a hung leader's transaction can be found.
    private const string PageKey = "hashtextextended('es_projection_page/' || $1, 0)";

    // Waits for a page in flight, which holds this row. With $4 only where the leader has been silent for so long.
    public const string Lead =
        """
        INSERT INTO es_projection AS p (name, epoch, leader, kind, heartbeat_at) VALUES ($1, 1, $2, $3, clock_timestamp())
        ON CONFLICT (name) DO UPDATE
           SET epoch = p.epoch + 1, leader = excluded.leader, kind = excluded.kind, heartbeat_at = clock_timestamp()
         WHERE $4::interval IS NULL OR p.heartbeat_at < clock_timestamp() - $4::interval
        RETURNING epoch, paused_at IS NOT NULL
        """;

    public const string Place =
        """
        INSERT INTO mt_event_progression (name, last_seq_id)
        SELECT $1, CASE WHEN $2 THEN position ELSE 0 END FROM es_head ON CONFLICT DO NOTHING
        """;

    public const string Read =
        """
        SELECT p.epoch, g.last_seq_id, p.paused_at IS NOT NULL
          FROM es_projection p JOIN mt_event_progression g ON g.name = p.name WHERE p.name = $1
        """;

    // Sessions that say nothing: the one with the leader's lock, and one in the middle of a page, whose rows would block the next
    // leader for as long as TCP believes in the other end. Only ours to end: those of our own role; and not our own session, $3.
    // Without a heartbeat there may be one too: a network that died as the lock was taken, or as it was given up by another session.
    public const string EndHung =
        $"""
        WITH hung AS (
          SELECT p.heartbeat_at FROM (SELECT (SELECT heartbeat_at FROM es_projection WHERE name = $1)) p (heartbeat_at)
           WHERE p.heartbeat_at IS NULL OR p.heartbeat_at < clock_timestamp() - $2::interval),
        ended AS (
          SELECT pg_terminate_backend(l.pid, 2000)
            FROM hung, pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
           WHERE l.locktype = 'advisory' AND l.objsubid = 1 AND a.datname = current_database() AND a.usename = current_user
             AND ((l.classid::bigint << 32) | l.objid::bigint) IN ({LeaderKey}, {PageKey})
             AND a.state_change < clock_timestamp() - $2::interval / CASE WHEN hung.heartbeat_at IS NULL THEN 1 ELSE 2 END
             AND l.pid <> $3)
        SELECT (SELECT count(*) FROM ended) + (SELECT count(*) FROM hung WHERE heartbeat_at IS NOT NULL) > 0
        """;

    // Shared with the rows of the page, and against the epoch's next change: who leads next waits for this transaction.
    public const string Hold =
        $"""
        SELECT pg_advisory_xact_lock_shared({PageKey})
          FROM es_projection WHERE name = $1 AND epoch = $2 AND paused_at IS NULL FOR KEY SHARE
        """;

    public const string Advance =
        "UPDATE mt_event_progression SET last_seq_id = $3, last_updated = now() WHERE name = $1 AND last_seq_id = $2";

    public const string Pause =
        """
        UPDATE es_projection SET paused_at = $3, paused_position = $4, paused_reason = $5
         WHERE name = $1 AND epoch = $2 AND paused_at IS NULL
        """;

    public const string Park =
        """
        INSERT INTO es_parked_event (projection, position, attempts, error, parked_at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (projection, position) DO UPDATE
           SET attempts = es_parked_event.attempts + excluded.attempts, error = excluded.error, parked_at = excluded.parked_at,
               replay_at = NULL
        """;

    public const string Replays =
        "SELECT position FROM es_parked_event WHERE projection = $1 AND replay_at IS NOT NULL ORDER BY position LIMIT 100";

    public const string Unpark = "DELETE FROM es_parked_event WHERE projection = $1 AND position = $2";
}
