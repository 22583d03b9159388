-- Leases of projections and subscriptions. The advisory lock stays the quick path (a process that dies frees it at once); the
-- heartbeat, by this server's clock, finds the leader that holds its lock and does nothing. The epoch alone decides who may write.

alter table es_projection
    add column kind          varchar(20) not null default 'projection' check (kind in ('projection', 'subscription')),
    add column leader        text null,
    add column heartbeat_at  timestamptz null,
    add column rate          double precision null;

-- A page holds its row FOR KEY SHARE until it commits. This index makes the epoch part of a key: raising it waits for the page,
-- a heartbeat does not.
create unique index es_projection_epoch on es_projection (name, epoch);

comment on table es_projection is 'Who leads each projection and subscription (an older epoch cannot write), and why it is paused.';
comment on column es_projection.kind is 'projection: rows with the checkpoint in one transaction; subscription: a handler, then its checkpoint.';
comment on column es_projection.leader is 'The process that raised the epoch last, for people to read.';
comment on column es_projection.heartbeat_at is 'When the leader last said that it lives, by this server''s clock. Null: led by a program without heartbeats.';
comment on column es_projection.rate is 'Events a second that the leader applied between its last two heartbeats.';
comment on column es_projection.paused_position is 'The event that failed; null where a person paused it.';

alter table es_parked_event add column replay_at timestamptz null;

comment on table es_parked_event is
    'Events that could not be applied. A paused reader waits in front of its one; a subscription that goes on leaves them here until they are replayed.';
comment on column es_parked_event.replay_at is 'When somebody asked for another try; null again after it failed. A try that succeeds removes the row.';
