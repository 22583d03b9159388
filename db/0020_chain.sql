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

-- Moves the cursor by one block. A second writer, or a block taken twice, finds the cursor elsewhere and is refused with all it brought.
create function chain_advance(
    in_network varchar, in_contract varchar, from_height bigint, to_height bigint, in_hash varchar, in_time numeric) returns void
language plpgsql as $$
begin
    if from_height is null then
        insert into chain_cursor (network, contract, height, block_hash, block_time)
        values (in_network, in_contract, to_height, in_hash, in_time);
        return;
    end if;
    update chain_cursor
       set height = to_height, block_hash = in_hash, block_time = in_time, updated_at = now()
     where network = in_network and contract = in_contract and height = from_height;
    if not found then
        raise exception 'the chain cursor of % on % is not at %', in_contract, in_network, from_height using errcode = 'serialization_failure';
    end if;
end $$;
