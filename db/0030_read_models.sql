-- Read models: what the log says, laid out for questions. All of it can be dropped and built again from the events.
-- Times named *_time, *_at of the chain are numeric(20): nanoseconds since 1970. Keys compare by bytes (collate "C").
-- position is the place of the newest event in a row; positions and event ids lead back to the log.

create table collection_summary (
    contract        varchar collate "C" not null,
    collection_id   varchar collate "C" not null,
    name            text not null,
    kind_hint       text,
    context_window  bigint,
    base_model      text,
    image           text,
    description     text,
    minting         varchar collate "C" not null,      -- owner, allow_list, open
    royalty         jsonb not null,                    -- {account: basis points}
    creator         varchar collate "C" not null,
    owner           varchar collate "C" not null,
    minters         varchar[] not null,                -- the allow list, sorted
    created_at      numeric(20) not null,
    created_position bigint not null,
    position        bigint not null,
    stream_version  bigint not null,
    primary key (contract, collection_id)
);

comment on table collection_summary is 'One row a collection as it is now; kept by the projection asset_search.';

create index collection_summary_owner on collection_summary (owner, created_position);

-- array_to_string is only "stable" because of types that depend on settings; text does not.
create function search_tags(tags text[]) returns text
    language sql immutable strict parallel safe
    return array_to_string(tags, ' ');

create table asset_search (
    contract        varchar collate "C" not null,
    token_id        varchar collate "C" not null,
    collection_id   varchar collate "C" not null,
    collection_name text not null,
    kind            varchar collate "C" not null,      -- model, dataset, workflow, agent
    name            text not null,
    creator         varchar collate "C" not null,
    owner           varchar collate "C" not null,
    image           text,
    base_model      text,
    data            text,
    rag             text,
    fine_tune_data  text,
    description     text,
    task            text collate "C",
    license         text collate "C",
    tags            text[] not null,
    royalty         jsonb not null,
    default_level   smallint not null,
    max_level       smallint not null,                 -- 0: no cap
    version_number  int,                               -- the newest version; null: none published
    version_cid     varchar collate "C",
    version_sha256  varchar collate "C",
    version_size    bigint,
    version_commitment varchar collate "C",
    version_published_at numeric(20),
    minted_at       numeric(20) not null,
    burnt           boolean not null,
    minted_position bigint not null,
    position        bigint not null,
    stream_version  bigint not null,
    document        tsvector not null generated always as (
        setweight(to_tsvector('english', name), 'A')
        || setweight(to_tsvector('simple', name || ' ' || search_tags(tags) || ' ' || coalesce(task, '')), 'A')
        || setweight(to_tsvector('english', collection_name || ' ' || coalesce(base_model, '')), 'B')
        || setweight(to_tsvector('simple', collection_name || ' ' || coalesce(license, '') || ' ' || kind || ' ' || owner || ' '
            || creator || ' ' || token_id || ' ' || coalesce(version_cid, '')), 'C')
        || setweight(to_tsvector('english', coalesce(description, '')), 'D')) stored,
    primary key (contract, token_id)
);

comment on table asset_search is 'One row an asset ever minted, as it is now: marketplace search and the asset''s own page.';

create index asset_search_document on asset_search using gin (document) where not burnt;
create index asset_search_tags on asset_search using gin (tags) where not burnt;
create index asset_search_newest on asset_search (minted_position desc) where not burnt;
create index asset_search_collection on asset_search (contract, collection_id, minted_position desc);
create index asset_search_owner on asset_search (owner, minted_position desc) where not burnt;
create index asset_search_kind on asset_search (kind, minted_position desc) where not burnt;
create index asset_search_task on asset_search (task, minted_position desc) where not burnt;
create index asset_search_license on asset_search (license, minted_position desc) where not burnt;

create table access_asset (
    contract        varchar collate "C" not null,
    token_id        varchar collate "C" not null,
    owner           varchar collate "C" not null,
    owner_position  bigint not null,
    owner_event     uuid not null,
    default_level   smallint not null,
    default_position bigint not null,
    default_event   uuid not null,
    max_level       smallint not null,                 -- 0: no cap; never binds the owner
    max_position    bigint not null,
    max_event       uuid not null,
    epoch           bigint not null,                   -- grants of an earlier epoch have lapsed
    burnt           boolean not null,
    burnt_position  bigint,
    burnt_event     uuid,
    changed_at      numeric(20) not null,              -- block time of the newest event in rights; before it, ask access_history
    position        bigint not null,
    primary key (contract, token_id)
);

comment on table access_asset is 'What holds for every account of an asset: owner, default level, cap, epoch.';

create index access_asset_owner on access_asset (owner) where not burnt;

create table access_current (
    contract        varchar collate "C" not null,
    token_id        varchar collate "C" not null,
    account         varchar collate "C" not null,
    level           smallint not null,                 -- as granted; the cap is applied on reading
    source          varchar collate "C" not null,      -- grant; owner: what a former owner held
    expires_at      numeric(20),                       -- the first nanosecond at which it holds no longer
    granted_by      varchar collate "C" not null,
    granted_at      numeric(20) not null,
    epoch           bigint not null,
    ended           varchar collate "C",               -- revoked, lapsed; null: holds while epoch and expiry do
    position        bigint not null,                   -- the event that gave it
    event_id        uuid not null,
    ended_position  bigint,
    ended_event     uuid,
    primary key (contract, token_id, account)
);

comment on table access_current is 'The newest right of each account beside its ownership, live or ended; see access_level() for what it amounts to.';

create index access_current_account on access_current (account) where ended is null;

create function access_level(asset_contract text, asset_token text, asker text, at_time numeric) returns smallint
    language sql stable parallel safe
    return (
        select case
            when a.burnt then 0
            when a.owner = asker then 6
            when a.max_level > 0 then least(coalesce(g.level, a.default_level), a.max_level)
            else coalesce(g.level, a.default_level)
        end
        from access_asset a
        left join access_current g
            on g.contract = a.contract and g.token_id = a.token_id and g.account = asker
            and g.ended is null and g.epoch = a.epoch and (g.expires_at is null or g.expires_at > at_time)
        where a.contract = asset_contract and a.token_id = asset_token);

comment on function access_level is 'Effective level of an account at a block time not before access_asset.changed_at; null: no such asset.';

create table access_history (
    contract        varchar collate "C" not null,
    token_id        varchar collate "C" not null,
    kind            varchar collate "C" not null,      -- owner, grant, default, cap
    account         varchar collate "C" not null,      -- '' for what holds for everyone (default, cap)
    level           smallint not null,
    granted_by      varchar collate "C" not null,
    expires_at      numeric(20),
    from_time       numeric(20) not null,
    until_time      numeric(20),                       -- null: still so
    opened_position bigint not null,
    opened_event    uuid not null,
    closed_position bigint,
    closed_event    uuid,
    closed_reason   varchar collate "C",               -- replaced, revoked, lapsed, transferred, burnt
    primary key (contract, token_id, kind, account, opened_position)
);

comment on table access_history is 'Every right as an interval [from_time, until_time) with the events that opened and closed it. Expiry needs no event.';

create index access_history_account on access_history (account, opened_position);
create index access_history_open on access_history (contract, token_id, kind, account) where closed_position is null;

-- Where a cap changes within a right's time, the right shows as two intervals. Those of no length are left out.
create view access_effective as
select h.contract, h.token_id, h.kind as source, h.account,
    case when c.level > 0 then least(h.level, c.level) else h.level end as level,
    h.granted_by,
    greatest(h.from_time, c.from_time) as from_time,
    e.until_time,
    w.ended_by,
    h.opened_position, h.opened_event,
    case w.ended_by when 'expired' then null when 'cap_changed' then c.closed_position else h.closed_position end as closed_position,
    case w.ended_by when 'expired' then null when 'cap_changed' then c.closed_event else h.closed_event end as closed_event,
    c.opened_position as cap_position, c.opened_event as cap_event
from access_history h
left join access_history c
    on c.contract = h.contract and c.token_id = h.token_id and c.kind = 'cap' and h.kind <> 'owner'
cross join lateral (select least(h.until_time, h.expires_at, c.until_time) as until_time) e
cross join lateral (
    select case
        when e.until_time = h.until_time then h.closed_reason
        when e.until_time = h.expires_at then 'expired'
        when e.until_time = c.until_time then 'cap_changed'
    end as ended_by) w
where h.kind <> 'cap' and (e.until_time is null or greatest(h.from_time, c.from_time) < e.until_time);

comment on view access_effective is
    'Who could do what from when until when, by which event: access_history with the cap of the time applied.';

create table inference_jobs (
    job             uuid primary key,
    contract        varchar collate "C" not null,
    token_id        varchar collate "C" not null,
    requester       varchar collate "C" not null,
    status          varchar collate "C" not null,      -- waiting, running, completed, failed, cancelled
    input_kind      varchar collate "C" not null,
    input           text not null,                     -- JSON
    level_seen      smallint not null,
    model_cid       varchar collate "C" not null,
    model_sha256    varchar collate "C" not null,
    model_version   int not null,
    card_cid        varchar collate "C",
    requested_at    timestamptz not null,
    started_at      timestamptz,
    finished_at     timestamptz,
    worker          varchar collate "C",
    attempt         int,
    output          text,                              -- JSON
    runtime_version varchar collate "C",
    execution_provider varchar collate "C",
    duration_us     bigint,
    input_sha256    varchar collate "C",
    output_sha256   varchar collate "C",
    failure_code    varchar collate "C",
    failure_message text,
    requested_position bigint not null,
    position        bigint not null,
    stream_version  bigint not null
);

comment on table inference_jobs is 'One row a job as it is now. Times are the platform''s, of recording.';

create index inference_jobs_requester on inference_jobs (requester, requested_position desc);
create index inference_jobs_asset on inference_jobs (contract, token_id, requested_position desc);
create index inference_jobs_unfinished on inference_jobs (requested_position) where status in ('waiting', 'running');

create table activity_feed (
    position        bigint primary key,
    event_id        uuid not null,
    kind            varchar collate "C" not null,      -- the event's stored name
    entity_type     varchar collate "C" not null,      -- collection, asset, inference, account
    entity_id       varchar collate "C" not null,      -- the stream key without its first part
    contract        varchar collate "C",               -- of the asset concerned, also for an inference
    token_id        varchar collate "C",
    collection_id   varchar collate "C",
    actor           varchar collate "C",               -- predecessor on chain, user off chain; null: the platform
    accounts        varchar[] not null,                -- everyone concerned, sorted
    occurred_at     timestamptz not null,              -- block time on chain, recording off chain
    recorded_at     timestamptz not null,
    summary         jsonb not null,
    network         varchar collate "C",               -- null, with all below: it did not come from a chain
    block_height    bigint,
    block_hash      varchar collate "C",
    block_time      numeric(20),
    receipt_id      varchar collate "C",
    log_index       int,
    tx_hash         varchar collate "C",
    predecessor     varchar collate "C",
    signer          varchar collate "C"
);

comment on table activity_feed is 'Every domain event as one row, on chain and off chain together.';

create index activity_feed_asset on activity_feed (contract, token_id, position desc) where token_id is not null;
create index activity_feed_collection on activity_feed (contract, collection_id, position desc) where collection_id is not null;
create index activity_feed_accounts on activity_feed using gin (accounts);
create index activity_feed_jobs on activity_feed (entity_id) where kind = 'inference_requested';
