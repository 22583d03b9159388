namespace Neura.Messaging;

/// <summary>
/// The statements of <see cref="PostgresQueue"/>; the schema is db/0010_messaging.sql and db/0011_message_priority.sql. Time is the
/// database's: leases are compared across machines, whose clocks differ.
/// </summary>
internal static class QueueSql
{
    public const string Channel = "neura_queue";

    // $1 queue, $2 ids, $3 bodies, $4 delays, $5 priorities, $6 hints; an id occurs once.
    // Ids are taken in their order: two callers with the same
    // ones wait for each other and do not deadlock.
    public const string Enqueue = $"""
        with fresh as (
          insert into queue_message_id (queue, id) select $1, id from unnest($2) as t (id) order by id on conflict do nothing returning id
        ), message as (
          insert into queue_message (queue, id, body, ready_at, priority, hint)
          select $1, id, body, now() + delay, priority, hint
          from unnest($2, $3, $4, $5, $6) with ordinality as t (id, body, delay, priority, hint, place) join fresh using (id) order by place
          returning queue
        )
        select count(*), (select pg_notify('{Channel}', $1) where exists (select from message)) from message
        """;

    // $1 queue, $2 max, $3 lease, $4 worker, $5 hints to leave to others, $6 for how long.
    // Of the levels no more are looked into than it takes to find $2 rows, and each is one range
    // of the index in its order. Rows are named by an array: the plan of a prepared statement does not know $2, and a join might read the
    // whole table. Messages whose attempts are used up are leased too, and parked in a second statement: they are few.
    public const string Lease = """
        update queue_message
        set lease = gen_random_uuid(), leased_by = $4, attempts = attempts + 1, ready_at = now() + $3
        where seq = any(array(
          select message.seq from generate_series(9, 0, -1) as level (priority)
          cross join lateral (
            select seq from queue_message
            where queue = $1 and priority = level.priority and ready_at <= now()
              and (hint is null or hint <> all($5) or ready_at <= now() - $6)
            order by ready_at, seq limit $2 for update skip locked
          ) message
          limit $2))
        returning seq, lease, id, body, attempts, enqueued_at, ready_at, priority
        """;

    // $1 numbers, $2 leases
    public const string ParkSilent = """
        with dead as (
          delete from queue_message message using unnest($1, $2) as done (seq, lease)
          where message.seq = done.seq and message.lease = done.lease returning message.*
        )
        insert into queue_parked (seq, queue, id, body, enqueued_at, attempts, priority, reason)
        select seq, queue, id, body, enqueued_at, attempts - 1, priority,
               coalesce(last_error || '; then ', '') || 'its lease ended without an answer'
        from dead
        """;

    // $1 numbers, $2 leases, $3 queue
    public const string Complete = """
        delete from queue_message message using unnest($1, $2) as done (seq, lease)
        where message.seq = done.seq and message.lease = done.lease and message.queue = $3
        """;

    // $1 number, $2 lease, $3 lease's length
    public const string Extend = """
        update queue_message set ready_at = now() + $3 where seq = $1 and lease = $2 returning ready_at
        """;

    // $1 number, $2 lease, $3 delay, $4 reason
    public const string Retry = """
        update queue_message set lease = null, leased_by = null, last_error = $4, ready_at = now() + $3 where seq = $1 and lease = $2
        """;

    // $1 number, $2 lease, $3 delay
    public const string Return = """
        update queue_message set lease = null, leased_by = null, attempts = attempts - 1, ready_at = now() + $3
        where seq = $1 and lease = $2
        """;

    // $1 number, $2 lease, $3 reason
    public const string Park = """
        with dead as (delete from queue_message where seq = $1 and lease = $2 returning *)
        insert into queue_parked (seq, queue, id, body, enqueued_at, attempts, priority, reason)
        select seq, queue, id, body, enqueued_at, attempts, priority, $3 from dead
        """;

    // $1 queue, $2 id
    public const string Unpark = $"""
        with back as (
          delete from queue_parked where queue = $1 and id = $2 returning *
        ), message as (
          insert into queue_message (queue, id, body, enqueued_at, ready_at, priority, last_error)
          select queue, id, body, enqueued_at, now(), priority, reason from back returning queue
        )
        select pg_notify('{Channel}', queue) from message
        """;

    // $1 queue, $2 after, $3 limit
    public const string ListParked = """
        select seq, id, body, attempts, reason, enqueued_at, parked_at from queue_parked
        where queue = $1 and seq > $2 order by seq limit $3
        """;

    // $1 queue
    public const string Depth = """
        select count(*) filter (where ready_at <= now()),
               count(*) filter (where ready_at > now() and lease is not null),
               count(*) filter (where ready_at > now() and lease is null),
               (select count(*) from queue_parked where queue = $1)
        from queue_message where queue = $1
        """;
}
