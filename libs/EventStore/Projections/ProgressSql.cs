namespace Neura.EventStore;

/// <summary>The statements of <see cref="ProjectionProgress"/>.</summary>
internal static class ProgressSql
{
    public const string Statuses =
        """
        SELECT g.name, coalesce(g.last_seq_id, 0), h.position, p.paused_at, p.paused_position, p.paused_reason,
               coalesce(p.kind, 'projection'), p.leader, p.heartbeat_at, clock_timestamp() - p.heartbeat_at, p.rate,
               (SELECT count(*) FROM es_parked_event e WHERE e.projection = g.name)
          FROM mt_event_progression g CROSS JOIN es_head h LEFT JOIN es_projection p ON p.name = g.name
         ORDER BY g.name
        """;

    // Raising the epoch waits for a page in flight and fences its leader, which therefore stops at once.
    public const string Pause =
        """
        WITH paused AS (
          UPDATE es_projection SET epoch = epoch + 1, paused_at = clock_timestamp(), paused_position = NULL, paused_reason = $2
           WHERE name = $1 AND paused_at IS NULL RETURNING 1)
        SELECT count(*) FROM paused
        """;

    public const string Resume =
        """
        WITH resumed AS (
          UPDATE es_projection p SET paused_at = NULL, paused_position = NULL, paused_reason = NULL
            FROM es_projection was WHERE was.name = p.name AND p.name = $1 AND p.paused_at IS NOT NULL
          RETURNING was.paused_position AS position),
        gone AS (DELETE FROM es_parked_event e USING resumed r WHERE e.projection = $1 AND e.position = r.position)
        SELECT count(*) FROM resumed
        """;

    public const string Parked =
        """
        SELECT e.projection, e.position, l.stream_id, l.type, e.attempts, e.error, e.parked_at, e.replay_at
          FROM es_parked_event e LEFT JOIN mt_events l ON l.seq_id = e.position
         WHERE $1::varchar IS NULL OR e.projection = $1 ORDER BY e.projection, e.position
        """;

    public const string Replay =
        """
        WITH wanted AS (
          SELECT position FROM es_parked_event WHERE projection = $1 AND ($2::bigint IS NULL OR position = $2)),
        resumed AS (
          UPDATE es_projection p SET paused_at = NULL, paused_position = NULL, paused_reason = NULL
            FROM es_projection was
           WHERE was.name = p.name AND p.name = $1 AND p.paused_at IS NOT NULL AND p.paused_position IN (SELECT position FROM wanted)
          RETURNING was.paused_position AS position),
        gone AS (DELETE FROM es_parked_event e USING resumed r WHERE e.projection = $1 AND e.position = r.position),
        marked AS (
          UPDATE es_parked_event SET replay_at = clock_timestamp()
           WHERE projection = $1 AND position IN (SELECT position FROM wanted EXCEPT SELECT position FROM resumed)
             AND EXISTS (SELECT FROM es_projection WHERE name = $1 AND kind = 'subscription')
          RETURNING 1)
        SELECT (SELECT count(*) FROM resumed) + (SELECT count(*) FROM marked)
        """;
}
