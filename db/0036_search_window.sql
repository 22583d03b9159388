-- How a search reads asset_search in bounded time, whatever was typed (docs/decisions/0016).

create function search_score(document tsvector, popularity bigint, typed tsquery, further tsquery) returns real
    language sql immutable parallel safe
    return (
        select (r / (1 + r))::real
        from (select (ts_rank('{0.1, 0.2, 0.4, 1}', document, typed)
            + coalesce(ts_rank('{0.1, 0.2, 0.4, 1}', document, further) / 2, 0)) * (1 + ln(1 + popularity) / 16)) s (r));

comment on function search_score is
    'From 0 to 1: words in the name, tags and task weigh most, then collection and base model; what was typed more than what is like it.';

-- Tier by tier, so that the text index gives no more rows than are wanted of a common word. What is null is not ranked, or not asked.
create function search_window(sought tsquery, typed tsquery, further tsquery, must tsquery, most int, lowest int, few boolean)
    returns table (
        contract varchar, token_id varchar, minted_position bigint, tier smallint, popularity bigint, score real, fits boolean,
        kind varchar, task text, license text, collection_id varchar, collection_name text, base_model text, price numeric)
    language plpgsql stable
    set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_indexscan = off
    set max_parallel_workers_per_gather = 0 set jit = off
    as $$
    #variable_conflict use_column
    declare
        marks tsquery;
        found int := 0;
        given int;
    begin
        if few then
            select count(*) into found
            from (select from asset_search t where not t.burnt and t.document @@ sought limit most + 1) s;
            few := found <= most;
            found := 0;
        end if;
        for level in reverse 20..lowest loop
            marks := case when few then sought else sought && ('''r ' || level || '''')::tsquery end;
            return query
                select t.contract, t.token_id, t.minted_position, t.tier, t.popularity,
                    search_score(t.document, t.popularity, typed, further), must is null or t.document @@ must,
                    t.kind, t.task, t.license, t.collection_id, t.collection_name, t.base_model, t.price
                from asset_search t where not t.burnt and t.document @@ marks limit most + 1 - found;
            get diagnostics given = row_count;
            found := found + given;
            exit when few or found > most;
        end loop;
    end $$;

comment on function search_window is
    'At most most+1 assets that have what is sought: of the highest tiers; all of them where there are no more. few: there are likely no more.';
