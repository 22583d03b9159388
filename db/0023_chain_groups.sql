-- Contracts whose cursors stand at one block move together; what was shown at a height is remembered; what was quarantined can be replayed.

create table chain_block (
    network      varchar collate "C" not null,
    height       bigint not null,
    hash         varchar collate "C" not null,
    primary key (network, height)
);

comment on table chain_block is 'The newest blocks taken: a source that later shows another hash at one of these heights contradicts itself.';

-- What a replay needs to append a log as if it had been readable when it came. Null in rows of before.
alter table chain_quarantine
    add column block_hash   varchar collate "C",
    add column block_time   numeric(20),
    add column tx_hash      varchar collate "C",
    add column predecessor  varchar collate "C",
    add column signer       varchar collate "C",
    add column kind         varchar collate "C"; -- of the contract: Nrc101, Market, Nep171; null: nothing to replay by

-- Moves the cursors of several contracts over one or more blocks, all or none. A second writer, or a block taken twice, finds a cursor
-- elsewhere and is refused with all it brought. NC001: another hash is known at one of these heights.
create function chain_take(
    in_network varchar, in_contracts varchar[], from_height bigint, heights bigint[], hashes varchar[], in_time numeric, keep bigint)
    returns void
language plpgsql as $$
declare
    last_height bigint := heights[array_length(heights, 1)];
    last_hash varchar := hashes[array_length(hashes, 1)];
    moved int;
    known record;
    window_of record;
begin
    if from_height is null then
        insert into chain_cursor (network, contract, height, block_hash, block_time)
        select in_network, c, last_height, last_hash, in_time from unnest(in_contracts) c order by c;
    else
        perform 1 from chain_cursor where network = in_network and contract = any (in_contracts) order by contract for update;
        update chain_cursor
           set height = last_height, block_hash = last_hash, block_time = in_time, updated_at = now()
         where network = in_network and contract = any (in_contracts) and height = from_height;
        get diagnostics moved = row_count;
        if moved <> cardinality(in_contracts) then
            raise exception 'the chain cursors of % on % are not all at %', in_contracts, in_network, from_height
                using errcode = 'serialization_failure';
        end if;
    end if;
    -- Who catches up compares with what is remembered, and adds nothing to it: what is remembered has no holes but skipped heights.
    select min(k.height) as low, max(k.height) as high into window_of from chain_block k where k.network = in_network;
    select b.height, coalesce(k.hash, 'skipped') as hash into known
      from unnest(heights, hashes) b (height, hash)
      left join chain_block k on k.network = in_network and k.height = b.height
     where b.height between window_of.low and window_of.high and b.hash is distinct from k.hash limit 1;
    if found then
        raise exception 'block % of % was % before', known.height, in_network, known.hash using errcode = 'NC001';
    end if;
    insert into chain_block (network, height, hash)
    select in_network, b.height, b.hash from unnest(heights, hashes) b (height, hash)
     where window_of.high is null or b.height > window_of.high;
    delete from chain_block where network = in_network and height < last_height - keep;
end $$;

-- One reconciliation: the log, folded up to a block, beside the chain's own answers at that block.
create table chain_reconciliation (
    id           bigint generated always as identity primary key,
    network      varchar collate "C" not null,
    contract     varchar collate "C" not null,
    height       bigint not null,
    assets       bigint not null,
    answers      bigint not null,               -- view calls compared
    drifts       bigint not null,
    recorded_at  timestamptz not null default now()
);

create table chain_drift (
    reconciliation bigint not null references chain_reconciliation on delete cascade,
    token_id     varchar collate "C" not null,
    subject      varchar collate "C" not null,  -- owner, level:<account>, approval:<account>
    expected     text not null,                 -- by the log
    actual       text not null,                 -- by the chain
    primary key (reconciliation, token_id, subject)
);

-- Takes a log out of quarantine; NC001 where it is not there (any more), so that nothing is replayed twice.
create function chain_release(in_network varchar, in_receipt varchar, in_log int) returns void
language plpgsql as $$
begin
    delete from chain_quarantine where network = in_network and receipt_id = in_receipt and log_index = in_log;
    if not found then
        raise exception 'the log %/% of % is not in quarantine', in_receipt, in_log, in_network using errcode = 'NC001';
    end if;
end $$;

create index chain_quarantine_order on chain_quarantine (height, network, receipt_id, log_index);
