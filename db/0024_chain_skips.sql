-- Each remembered block says which height it followed: so a skipped height is told from one that nobody was there to see.

alter table chain_block add column prev_height bigint;   -- null: the first that was seen

create or replace function chain_take(
    in_network varchar, in_contracts varchar[], from_height bigint, heights bigint[], hashes varchar[], in_time numeric, keep bigint)
    returns void
language plpgsql as $$
declare
    last_height bigint := heights[array_length(heights, 1)];
    last_hash varchar := hashes[array_length(hashes, 1)];
    newest bigint;
    moved int;
    known record;
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
    select max(k.height) into newest from chain_block k where k.network = in_network;
    if newest >= heights[1] then
        select b.height, coalesce(k.hash, 'skipped') as hash into known
          from unnest(heights, hashes) b (height, hash)
          left join chain_block k on k.network = in_network and k.height = b.height
         where k.hash <> b.hash
            or k.hash is null and (
               select n.prev_height < b.height from chain_block n
                where n.network = in_network and n.height > b.height order by n.height limit 1)
         limit 1;
        if found then
            raise exception 'block % of % was % before', known.height, in_network, known.hash using errcode = 'NC001';
        end if;
    end if;
    insert into chain_block (network, height, hash, prev_height)
    select in_network, b.height, b.hash, b.prev_height
      from (select u.height, u.hash, coalesce(lag(u.height) over (order by u.height), from_height) as prev_height
              from unnest(heights, hashes) u (height, hash)) b
     where newest is null or b.height > newest;
    delete from chain_block where network = in_network and height < last_height - keep;
end $$;
