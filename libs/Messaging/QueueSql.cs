namespace Neura.Messaging;

/// <summary>
/// The statements of <see cref="PostgresQueue"/>; the schema is db/0010_messaging.sql. Time is the database's: leases are compared
/// across machines, whose clocks differ.
/// </summary>
internal static class QueueSql
{
    public const string Channel = "neura_queue";

    // $1 queue, $2 id, $3 body, $4 delay
    public const string Enqueue = $"""
        with fresh as (
          insert into queue_message_id (queue, id) values ($1, $2) on conflict do nothing returning id
        ), message as (
          insert into queue_message (queue, id, body, ready_at) select $1, id, $3, now() + $4 from fresh returning queue
        )
        select pg_notify('{Channel}', queue) from message
        """;

    // $1 queue, $2 max, $3 lease, $4 attempts, $5 worker. Dead rows are parked as they come up, so that no scan looks for them.
    public const string Lease = """
        with due as materialized (
          select seq, attempts from queue_message
          where queue = $1 and ready_at <= now() order by ready_at, seq limit $2 for update skip locked
        ), dead as (
          delete from queue_message message using due where message.seq = due.seq and due.attempts >= $4 returning message.*
        ), parked as (
          insert into queue_parked (seq, queue, id, body, enqueued_at, attempts, reason)
          select seq, queue, id, body, enqueued_at, attempts, coalesce(last_error || '; then ', '') || 'its lease ended without an answer'
          from dead returning seq
        ), leased as (
          update queue_message message
          set lease = gen_random_uuid(), leased_by = $5, attempts = due.attempts + 1, ready_at = now() + $3
          from due where message.seq = due.seq and due.attempts < $4
          returning message.seq, message.lease, message.id, message.body, message.attempts, message.enqueued_at, message.ready_at
        )
        select seq, lease, id, body, attempts, enqueued_at, ready_at from leased
        union all select seq, null, null, null, null, null, null from parked
        order by 1
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

    // $1 number, $2 lease, $3 reason
    public const string Park = """
        with dead as (delete from queue_message where seq = $1 and lease = $2 returning *)
        insert into queue_parked (seq, queue, id, body, enqueued_at, attempts, reason)
        select seq, queue, id, body, enqueued_at, attempts, $3 from dead
        """;

    // $1 queue, $2 id
    public const string Unpark = $"""
        with back as (
          delete from queue_parked where queue = $1 and id = $2 returning *
        ), message as (
          insert into queue_message (queue, id, body, enqueued_at, ready_at, last_error)
          select queue, id, body, enqueued_at, now(), reason from back returning queue
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
