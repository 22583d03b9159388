-- What relayed actions attach, for a budget over all accounts, and how one failed, so that the same again is answered the same.
alter table relayed_delegate
    add column gas          bigint not null default 0,  -- that its calls may burn at most
    add column failure_code text,                       -- of the contract; null: it did not fail, as far as was learnt
    add column failure      text;

create index relayed_delegate_hour on relayed_delegate (relayed_at) include (gas);

-- At most so many assets that have what is sought, in no order, by the text index alone: to know whether they are few enough to be sorted.
create function search_some(sought tsquery, most int) returns table (
    contract varchar, token_id varchar, minted_position bigint, popularity bigint, price numeric)
    language plpgsql stable
    set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_indexscan = off
    set max_parallel_workers_per_gather = 0 set jit = off
    as $$
    begin
        return query select t.contract, t.token_id, t.minted_position, t.popularity, t.price
            from asset_search t where not t.burnt and t.document @@ sought limit most;
    end $$;
