-- Where ingestion stands, what it has taken and what it could not read. Written in the same transaction as the events.

create table chain_cursor (
    network      varchar collate "C" not null,
    contract     varchar collate "C" not null,
    height       bigint not null,
    block_hash   varchar collate "C" not null,
    block_time   numeric(20) not null,          -- nanoseconds since 1970, the chain's own clock
    updated_at   timestamptz not null default now(),
    primary key (network, contract)
);

comment on table chain_cursor is 'The last final block ingested, per network and contract.';

-- A chain event is (receipt, log index, index in data[], index in token_ids): appending it twice breaks this key.
create table chain_event (
    network      varchar collate "C" not null,
    receipt_id   varchar collate "C" not null,
    log_index    int not null,
    data_index   int not null,
    item_index   int not null,
    event_id     uuid not null,
    height       bigint not null,
    primary key (network, receipt_id, log_index, data_index, item_index)
);

-- What claimed to be an event and could not be read: the raw bytes and the reason; nothing is dropped.
create table chain_quarantine (
    network      varchar collate "C" not null,
    receipt_id   varchar collate "C" not null,
    log_index    int not null,
    height       bigint not null,
    contract     varchar collate "C" not null,
    raw          bytea not null,
    reason       text not null,
    recorded_at  timestamptz not null default now(),
    primary key (network, receipt_id, log_index)
);

-- Counts of what was refused on purpose, so that an auditor can ask.
create table chain_rejected (
    network      varchar collate "C" not null,
    contract     varchar collate "C" not null,
    reason       varchar collate "C" not null,
    count        bigint not null default 0,
    primary key (network, contract, reason)
);
