-- How a search reads asset_search in bounded time, whatever was typed (docs/decisions/0034).

create table search_tier (
    tier            smallint primary key,
    assets          bigint not null                    -- not burnt
);

comment on table search_tier is 'How many assets are of each tier, to know how large a sample is before it is taken.';

create type search_hit as (
    contract varchar, token_id varchar, minted_position bigint, tier smallint, popularity bigint, document tsvector, kind varchar, task text,
    license text, collection_id varchar, collection_name text, base_model text, price numeric);

create function search_score(document tsvector, popularity bigint, typed tsquery, further tsquery) returns real
    language sql immutable parallel safe
    return (1 - 1 / (1 + (ts_rank('{0.1, 0.2, 0.4, 1}', document, typed)
        + coalesce(ts_rank('{0.1, 0.2, 0.4, 1}', document, further) / 2, 0)) * (1 + ln(1 + popularity) / 16)))::real;

comment on function search_score is
    'From 0 to 1: words in the name, tags and task weigh most, then collection and base model; what was typed more than what is like it.';

-- Assets of the tiers from lowest to highest that have what is sought; at most so many, in no order. One pass through the text index.
create function search_sample(sought tsquery, lowest int, highest int, most int) returns search_hit[]
    language plpgsql stable
    set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_indexscan = off
    set max_parallel_workers_per_gather = 0 set jit = off
    as $$
    declare
        marks text := concat_ws(
            ' & ', case when lowest > 0 then '''r ' || lowest || '''' end, case when highest < 20 then '!''r ' || highest + 1 || '''' end);
        marked tsquery := case when marks = '' then sought when sought is null then marks::tsquery else sought && marks::tsquery end;
        hits search_hit[];
    begin
        if marked is null then
            select array_agg(row(
                t.contract, t.token_id, t.minted_position, t.tier, t.popularity, t.document, t.kind, t.task, t.license, t.collection_id,
                t.collection_name, t.base_model, t.price)::search_hit) into hits
            from (select * from asset_search a where not a.burnt limit most) t;
        else
            select array_agg(row(
                t.contract, t.token_id, t.minted_position, t.tier, t.popularity, t.document, t.kind, t.task, t.license, t.collection_id,
                t.collection_name, t.base_model, t.price)::search_hit) into hits
            from (select * from asset_search a where not a.burnt and a.document @@ marked limit most) t;
        end if;
        return hits;
    end $$;

-- The last row has no contract; its tier is the lowest of the window, 0 where all that was sought is in it.
create function search_window(sought tsquery, most int, expected bigint) returns setof search_hit
    language plpgsql stable
    as $$
    declare
        assets bigint[];                               -- of each tier and all above; the first of tier 0
        hits search_hit[];
        more search_hit[];
        floor int := 0;
        target int;
        room numeric := 0.7;
    begin
        select array_agg(s.assets order by s.tier) into assets
        from (
            select n as tier, greatest(1, sum(coalesce(c.assets, 0)) over (order by n desc)) as assets
            from generate_series(0, 20) n left join search_tier c on c.tier = n) s;
        loop
            -- A sample in which there is room for more than is expected by chance.
            while floor < 20 and coalesce(expected, assets[1]) > most
                and assets[floor + 1] * least(1, coalesce(expected, assets[1])::numeric / assets[1]) > most * 0.6 loop
                floor := floor + 1;
            end loop;
            hits := coalesce(search_sample(sought, floor, 20, most + 1), '{}');
            exit when cardinality(hits) <= most or floor = 20;
            floor := floor + 1;
            expected := null;
        end loop;
        -- Filters leave less than words alone: all at once if all will fit, else as far down as gives a choice.
        while floor > 0 and (cardinality(hits) < most / 3 or cardinality(hits) * (assets[1]::numeric / assets[floor + 1]) <= most) loop
            target := floor - 1;
            while target > 0 and greatest(1, cardinality(hits)) * (assets[target]::numeric / assets[floor + 1]) <= most * room loop
                target := target - 1;
            end loop;
            more := coalesce(search_sample(sought, target, floor - 1, most + 1 - cardinality(hits)), '{}');
            if cardinality(hits) + cardinality(more) <= most or (cardinality(hits) = 0 and target = floor - 1) then
                hits := hits || more;
                floor := target;
            elsif target < floor - 1 then
                room := room / 4;
            else
                exit;
            end if;
        end loop;
        return query select * from unnest(hits[:most]);
        return query select null::varchar, null::varchar, null::bigint, floor::smallint, null::bigint, null::tsvector, null::varchar, null::text,
            null::text, null::varchar, null::text, null::text, null::numeric;
    end $$;

comment on function search_window is
    'At most so many assets that have what is sought: of the highest tiers, or all. expected: at most so many of the market have it; null: unknown.';

-- What the projection keeps from now on, for the assets that are here already.
insert into search_tier (tier, assets) select tier, count(*) from asset_search where not burnt group by tier;

insert into search_word (word, uses)
select w.word, count(*)
from asset_search t
cross join lateral (values
    (concat_ws(E' \n', t.name, t.task, t.base_model, t.license, t.kind, t.description, array_to_string(t.tags, E' \n'))),
    (t.collection_name)) c (content)
cross join lateral unnest(
    tsvector_to_array(to_tsvector('market_words', c.content) || to_tsvector('market_text', c.content))) w (word)
where not t.burnt group by w.word order by w.word;
