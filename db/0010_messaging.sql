-- Durable queues of libs/Messaging. A message lives in queue_message until it is completed or parked; its id lives for ever.

create table queue_message_id (
    queue       varchar(40)  collate "C" not null,
    id          varchar(200) collate "C" not null,
    enqueued_at timestamptz not null default now(),
    primary key (queue, id)
);

comment on table queue_message_id is 'Every message id ever enqueued: enqueueing one again does nothing.';

create table queue_message (
    seq         bigint generated always as identity primary key,
    queue       varchar(40)  collate "C" not null,
    id          varchar(200) collate "C" not null,
    body        jsonb not null,
    enqueued_at timestamptz not null default now(),
    ready_at    timestamptz not null,           -- due from then on; of a leased message: when its lease ends
    attempts    int not null default 0,         -- leases given so far
    lease       uuid,                           -- the current lease; a holder of an older one is refused
    leased_by   varchar(200),
    last_error  text
);

comment on table queue_message is 'Messages that are waiting, delayed or leased.';

-- Serves the one hot question: what of this queue is due, oldest first?
create index queue_message_due on queue_message (queue, ready_at, seq);

-- Rows come and go: dead ones are cleared away long before they are a fifth of the table.
alter table queue_message set (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000);

create table queue_parked (
    seq         bigint primary key,
    queue       varchar(40)  collate "C" not null,
    id          varchar(200) collate "C" not null,
    body        jsonb not null,
    enqueued_at timestamptz not null,
    attempts    int not null,
    reason      text not null,
    parked_at   timestamptz not null default now(),
    unique (queue, id)
);

comment on table queue_parked is 'Messages that failed too often; they wait for a person or a policy.';
