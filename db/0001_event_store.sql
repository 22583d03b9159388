-- The log, in the table shapes of Marten 9 (string stream keys), so that a Marten with automatic migration off can read it.
-- It must not append beside us: positions come from our head row. Marten's foreign key from events to streams is left out, for
-- it halves bulk appends, and es_append guarantees what it would check.

create table mt_streams (
    id           varchar collate "C" not null primary key,
    type         varchar null,
    version      bigint null,
    timestamp    timestamptz not null default now(),
    created      timestamptz not null default now(),
    tenant_id    varchar null default '*DEFAULT*',
    is_archived  boolean null default false
) with (fillfactor = 90);

comment on table mt_streams is 'One row a stream: its key and the version of its last event.';

create table mt_events (
    seq_id          bigint not null primary key,
    id              uuid not null,
    stream_id       varchar collate "C" null,
    version         bigint not null,
    data            jsonb not null,
    bdata           bytea null,
    type            varchar(500) not null,
    timestamp       timestamptz not null default now(),
    tenant_id       varchar null default '*DEFAULT*',
    mt_dotnet_type  varchar null,
    correlation_id  varchar null,
    causation_id    varchar null,
    headers         jsonb null,
    user_name       varchar null,
    is_archived     boolean null default false
);

create unique index pk_mt_events_stream_and_version on mt_events (stream_id, version);

comment on table mt_events is 'The log. seq_id is the global position: dense, in commit order, from 1.';
comment on column mt_events.type is 'The stored name of the event: snake_case, with a version suffix where its shape changed.';

create table mt_event_progression (
    name          varchar collate "C" not null primary key,
    last_seq_id   bigint null,
    last_updated  timestamptz null default transaction_timestamp()
);

comment on table mt_event_progression is 'How far each projection has read: written in the transaction that writes its rows.';

-- From here on: ours, beside Marten's tables and never inside them.

create table es_head (
    singleton boolean primary key default true check (singleton),
    position  bigint not null
) with (fillfactor = 10);

insert into es_head (position) values (0);

comment on table es_head is 'The last position given out. Its lock, taken last and held to the commit, puts positions in commit order.';

create table es_command (
    id          uuid primary key,
    body_hash   bytea not null,
    position    bigint not null,
    streams     varchar[] not null,
    versions    bigint[] not null,
    created     timestamptz not null
);

comment on table es_command is 'Commands that were appended and their first answer, kept for ever: a retry years later is still a retry.';

create table es_projection (
    name             varchar collate "C" primary key,
    epoch            bigint not null default 0,
    paused_at        timestamptz null,
    paused_position  bigint null,
    paused_reason    text null
);

comment on table es_projection is 'Leadership of each projection (a leader with an older epoch cannot write), and why it is paused.';

create table es_parked_event (
    projection  varchar collate "C" not null,
    position    bigint not null,
    attempts    int not null,
    error       text not null,
    parked_at   timestamptz not null,
    primary key (projection, position)
);

comment on table es_parked_event is 'Events that a projection could not apply. It waits in front of them; none is ever skipped silently.';
