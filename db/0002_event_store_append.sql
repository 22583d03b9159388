-- Appends the events of one or more callers in one round trip. Each caller has a verdict of its own, and either all of its
-- events are written or none. Arrays: one element a caller, one a stream (a stream occurs once a call, its caller by index
-- from 1), one an event (its stream by index from 1, its offset within the stream from 1; events are in the order of positions).
--   expected: -1 any version, 0 no such stream yet, n exactly version n.
--   verdict:  0 appended, 1 replayed, 2 conflict, 3 same command id with another body.
-- Order of locks: streams by key, commands, the head row last, so that its lock is held for the shortest time.
-- Raises 40001 where another transaction made the same stream or command in the same instant: call again.

create function es_append(
    command_ids      uuid[],
    command_hashes   bytea[],
    user_names       text[],
    correlation_ids  text[],
    causation_ids    text[],
    stream_callers   int[],
    stream_keys      text[],
    expected         bigint[],
    event_counts     int[],
    event_streams    int[],
    event_offsets    int[],
    event_ids        uuid[],
    event_types      text[],
    dotnet_types     text[],
    bodies           jsonb[],
    headers          jsonb[],
    recorded_at      timestamptz,
    channel          text)
returns table (caller int, verdict int, stream_key text, stream_version bigint, last_position bigint)
language plpgsql
-- Planning eight statements at each call costs as much as running them. Plans made while the tables were still small must use the
-- indexes too, for they live as long as the session.
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
as $$
#variable_conflict use_column
declare
    current_versions  bigint[];
    verdicts          int[];
    accepted_events   bigint;
    fresh             int;
    written           int;
    last              bigint;
    caller_last       bigint[];
begin
    with locked as (
        select s.id, s.version from mt_streams s where s.id = any (stream_keys) order by s.id for update)
    select array_agg(coalesce(l.version, 0) order by k.i)
      into current_versions
      from unnest(stream_keys) with ordinality k (key, i)
      left join locked l on l.id = k.key;

    -- Commands are looked up after the locks: a retry that waited for its own first attempt finds it here.
    select array_agg(
             case
               when c.id is null or k.id is null then
                 case when exists (
                   select from unnest(stream_callers, expected, current_versions) x (caller, wanted, version)
                    where x.caller = c.i and x.wanted >= 0 and x.wanted <> x.version) then 2 else 0 end
               when k.body_hash = c.hash then 1
               else 3
             end order by c.i)
      into verdicts
      from unnest(command_ids, command_hashes) with ordinality c (id, hash, i)
      left join es_command k on k.id = c.id;

    select coalesce(sum(x.count), 0), count(*) filter (where x.version = 0)
      into accepted_events, fresh
      from unnest(stream_callers, event_counts, current_versions) x (caller, count, version)
     where verdicts[x.caller] = 0;

    if accepted_events > 0 then
        if fresh > 0 then
            insert into mt_streams (id, version, timestamp, created)
            select x.key, x.count, recorded_at, recorded_at
              from unnest(stream_callers, stream_keys, event_counts, current_versions) x (caller, key, count, version)
             where x.version = 0 and verdicts[x.caller] = 0
             order by x.key collate "C"
                on conflict (id) do nothing;
            get diagnostics written = row_count;
            if written <> fresh then
                raise exception 'a stream was started in the same instant' using errcode = '40001';
            end if;
        end if;

        update mt_streams s
           set version = x.version + x.count, timestamp = recorded_at
          from unnest(stream_callers, stream_keys, event_counts, current_versions) x (caller, key, count, version)
         where s.id = x.key and x.version > 0 and verdicts[x.caller] = 0;

        update es_head set position = position + accepted_events returning position into last;

        if array_length(verdicts, 1) = 1 then
            caller_last := array[last];
        else
            select array_agg(p.position order by c.i)
              into caller_last
              from generate_subscripts(verdicts, 1) c (i)
              left join (
                    select stream_callers[e.stream] as caller, max(last - accepted_events + e.n) as position
                      from (select a.stream, row_number() over (order by a.i) as n
                              from unnest(event_streams) with ordinality a (stream, i)
                             where verdicts[stream_callers[a.stream]] = 0) e
                     group by 1) p on p.caller = c.i;
        end if;

        insert into es_command (id, body_hash, position, streams, versions, created)
        select c.id, c.hash, caller_last[c.i], s.keys, s.versions, recorded_at
          from unnest(command_ids, command_hashes) with ordinality c (id, hash, i)
         cross join lateral (
                select array_agg(x.key), array_agg(x.version + x.count)
                  from unnest(stream_callers, stream_keys, event_counts, current_versions) x (caller, key, count, version)
                 where x.caller = c.i) s (keys, versions)
         where c.id is not null and verdicts[c.i] = 0
            on conflict (id) do nothing;
        get diagnostics written = row_count;
        if written <> (select count(*) from unnest(command_ids) with ordinality c (id, i) where c.id is not null and verdicts[c.i] = 0) then
            raise exception 'the same command was appended in the same instant' using errcode = '40001';
        end if;

        insert into mt_events (
            seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type, correlation_id, causation_id, headers, user_name)
        select last - accepted_events + row_number() over (order by e.i), e.id, stream_keys[e.stream],
               current_versions[e.stream] + e.at, e.body, e.type, recorded_at, e.dotnet_type,
               correlation_ids[stream_callers[e.stream]], causation_ids[stream_callers[e.stream]], e.headers,
               user_names[stream_callers[e.stream]]
          from unnest(event_streams, event_offsets, event_ids, event_types, dotnet_types, bodies, headers)
               with ordinality e (stream, at, id, type, dotnet_type, body, headers, i)
         where verdicts[stream_callers[e.stream]] = 0;

        if channel is not null then
            perform pg_notify(channel, last::text);
        end if;
    end if;

    return query
    select x.caller, verdicts[x.caller], x.key,
           case verdicts[x.caller]
             when 0 then x.version + x.count
             when 1 then (select k.versions[array_position(k.streams, x.key::varchar)] from es_command k where k.id = command_ids[x.caller])
             else x.version
           end,
           case verdicts[x.caller]
             when 0 then caller_last[x.caller]
             when 1 then (select k.position from es_command k where k.id = command_ids[x.caller])
             else 0
           end
      from unnest(stream_callers, stream_keys, event_counts, current_versions) with ordinality x (caller, key, count, version, i)
     order by x.i;
end;
$$;

comment on function es_append is 'The only way into the log. See the file 0002_event_store_append.sql for its arguments.';
