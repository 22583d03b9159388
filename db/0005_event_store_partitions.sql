-- The log in partitions by position. Positions are dense and in commit order, so this is partitioning by time of recording without a
-- clock's faults, and "after my checkpoint" touches one partition. Each holds 10,000,000 positions; the last one is open-ended and
-- kept empty, so that no append ever finds no place, and cutting the next piece off it moves and scans nothing.
-- (stream_id, version) is unique within each partition; over all of them es_append guarantees it by the stream's row.

alter table mt_events rename to mt_events_p0;
alter table mt_events_p0 rename constraint mt_events_pkey to mt_events_p0_pkey;
alter index pk_mt_events_stream_and_version rename to mt_events_p0_stream_and_version;

create table mt_events (like mt_events_p0 including defaults including comments) partition by range (seq_id);
alter table mt_events add constraint mt_events_pkey primary key (seq_id);
comment on table mt_events is 'The log. seq_id is the global position: dense, in commit order, from 1. Partitions: es_partitions.';

create table es_partition_size (
    singleton boolean primary key default true check (singleton),
    positions bigint not null check (positions > 0)
);

insert into es_partition_size (positions) values (10000000);

comment on table es_partition_size is 'How many positions a partition of the log made from now on holds.';

create function es_add_partition(name text, from_position bigint, to_position bigint)
returns void
language plpgsql
as $$
begin
    execute format('create table %I partition of mt_events for values from (%s) to (%s)',
        name, from_position, coalesce(to_position::text, 'maxvalue'));
    execute format('create unique index %I on %I (stream_id, version)', name || '_stream_and_version', name);
end;
$$;

comment on function es_add_partition is 'A further partition of the log; without an end where to_position is null.';

do $$
declare
    size bigint := (select positions from es_partition_size);
    bound bigint := (select (position / size + 1) * size + 1 from es_head);
begin
    execute format('alter table mt_events attach partition mt_events_p0 for values from (minvalue) to (%s)', bound);
    perform es_add_partition('mt_events_p' || bound, bound, bound + size);
    perform es_add_partition('mt_events_open', bound + size, null);
end;
$$;

create view es_partitions as
select c.oid::regclass::text as name,
       substring(pg_get_expr(c.relpartbound, c.oid) from 'FROM \(''?(\d+)')::bigint as first_position,
       substring(pg_get_expr(c.relpartbound, c.oid) from 'TO \(''?(\d+)')::bigint - 1 as last_position,
       pg_total_relation_size(c.oid) as bytes
  from pg_inherits i join pg_class c on c.oid = i.inhrelid
 where i.inhparent = 'mt_events'::regclass;

comment on view es_partitions is 'Partitions of the log. first_position null: from the beginning; last_position null: the open one.';

-- Called at the first append of each process and at each millionth position: cheap where there is nothing to do. It moves and scans
-- nothing. Where the open partition holds events already (nobody called this for millions of positions), it leaves that to a person:
-- es_close_open_partition.
create function es_extend_partitions()
returns int
language plpgsql
-- Appends wait meanwhile: rather fail behind a long reader and be called again than make them wait for it.
set lock_timeout = '2s'
as $$
declare
    size   bigint;
    start  bigint;
    head   bigint;
    made   int := 0;
begin
    loop
        select positions into size from es_partition_size;
        select first_position into start from es_partitions where last_position is null;
        select position into head from es_head;
        exit when head + size / 2 < start or head >= start;
        -- Taken before the table's own lock, as appends take them.
        select position into head from es_head for update;
        lock table mt_events in access exclusive mode;
        select first_position into start from es_partitions where last_position is null;
        exit when head + size / 2 < start or head >= start;
        drop table mt_events_open;
        perform es_add_partition('mt_events_p' || start, start, start + size);
        perform es_add_partition('mt_events_open', start + size, null);
        made := made + 1;
    end loop;
    return made;
end;
$$;

comment on function es_extend_partitions is 'Keeps a bounded partition ahead of the log''s end; says how many it made.';

create function es_close_open_partition()
returns boolean
language plpgsql
as $$
declare
    size   bigint;
    start  bigint;
    head   bigint;
    name   text;
begin
    select position into head from es_head for update;
    lock table mt_events in access exclusive mode;
    select first_position into start from es_partitions where last_position is null;
    if head < start then
        return false;
    end if;
    select ((head - start) / positions + 1) * positions into size from es_partition_size;
    name := 'mt_events_p' || start;
    alter table mt_events detach partition mt_events_open;
    execute format('alter table mt_events_open rename constraint mt_events_open_pkey to %I', name || '_pkey');
    execute format('alter index mt_events_open_stream_and_version rename to %I', name || '_stream_and_version');
    execute format('alter table mt_events_open rename to %I', name);
    execute format('alter table mt_events attach partition %I for values from (%s) to (%s)', name, start, start + size);
    perform es_add_partition('mt_events_open', start + size, null);
    return true;
end;
$$;

comment on function es_close_open_partition is
    'Makes an ordinary partition of an open one that holds events. Reads it once from end to end, and appends and readers wait meanwhile.';
