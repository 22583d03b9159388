-- es_append for groups: the appends of many callers in one round trip and one transaction, each with its own verdict.
-- Arrays have one element a caller (command_ids to caller_headers), one a row (a stream of a caller: stream_callers to event_counts), one
-- an event (event_streams to event_headers), or one a type of event (type_names, dotnet_types). Rows are in the order of their callers,
-- counted from 1; a stream occurs at most once a caller, but any number of callers of a group may append to it: they are served in
-- their order, each on what those before it left. Events are in the order of their callers and within a caller in the order of
-- positions; event_streams names the row, event_offsets the place within the row's events, event_types the type, all from 1. An event
-- without headers of its own has its caller's.
--   expected:  -1 any version, 0 no such stream yet, n exactly version n.
--   verdicts:  one a caller. 0 appended, 1 replayed, 2 conflict, 3 same command id with another body, 6 the stream is archived.
--   versions:  one a row: the stream's version after an append or replay, else its current one.
--   positions: one a caller: of its last event; 0 where nothing was written.
-- A command id occurs once a group. Order of locks: streams by key, the head row last, so that it is held for the shortest time.
-- Raises 40001 where another transaction made the same stream or command in the same instant: call again.

drop function es_append;

create function es_append(
    command_ids      uuid[],
    command_hashes   bytea[],
    user_names       text[],
    correlation_ids  text[],
    causation_ids    text[],
    caller_headers   jsonb[],
    stream_callers   int[],
    stream_keys      text[],
    expected         bigint[],
    event_counts     int[],
    event_streams    int[],
    event_offsets    int[],
    event_ids        uuid[],
    event_types      int[],
    bodies           jsonb[],
    event_headers    jsonb[],
    type_names       text[],
    dotnet_types     text[],
    recorded_at      timestamptz,
    channel          text,
    out verdicts     int[],
    out versions     bigint[],
    out positions    bigint[])
language plpgsql
-- Planning these statements at each call costs as much as running them. Plans made while the tables were still small must use the
-- indexes too, for they live as long as the session.
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
as $$
#variable_conflict use_column
declare
    callers       int := cardinality(command_ids);
    stream_rows   int := cardinality(stream_keys);
    before        bigint[];      -- of each row: its stream's version before it
    any_archived  boolean;
    any_command   boolean := array_remove(command_ids, null) <> '{}';
    refused       int[];
    slots         int[];         -- of each row: the first row of the same stream
    running       bigint[];      -- of each of those: the version so far
    known         record;
    first         int;
    next          int;
    at            int;
    fresh         int;
    accepted      bigint;
    written       bigint;
    ranks         bigint[];      -- of each event: its place among those accepted; null where all are
    last          bigint;
begin
    with locked as (
        select s.id, s.version, s.is_archived from mt_streams s where s.id = any (stream_keys) order by s.id for update)
    select array_agg(coalesce(l.version, 0) order by k.i), coalesce(bool_or(l.is_archived), false)
      into before, any_archived
      from unnest(stream_keys) with ordinality k (key, i)
      left join locked l on l.id = k.key;

    verdicts := array_fill(0, array[callers]);
    positions := array_fill(0::bigint, array[callers]);

    -- Commands are looked up after the locks: a retry that waited for its own first attempt finds it here.
    if any_command then
        for known in
            select c.i, k.body_hash = c.hash as same, k.position
              from unnest(command_ids, command_hashes) with ordinality c (id, hash, i) join es_command k on k.id = c.id
        loop
            verdicts[known.i] := case when known.same then 1 else 3 end;
            positions[known.i] := case when known.same then known.position else 0 end;
        end loop;
    end if;

    if any_archived then
        select array_agg(distinct x.caller) into refused
          from unnest(stream_callers, stream_keys) x (caller, key) join mt_streams s on s.id = x.key
         where s.is_archived and verdicts[x.caller] = 0;
        foreach at in array coalesce(refused, '{}') loop
            verdicts[at] := 6;
        end loop;
    end if;

    if stream_rows > 1 and (select count(distinct k.key collate "C") from unnest(stream_keys) k (key)) < stream_rows then
        select array_agg(f.first order by f.i) into slots
          from (select k.i, min(k.i) over (partition by k.key collate "C") as first
                  from unnest(stream_keys) with ordinality k (key, i)) f;
        running := before;
        first := 1;
        while first <= stream_rows loop
            next := first;
            while next <= stream_rows and stream_callers[next] = stream_callers[first] loop
                before[next] := running[slots[next]];
                if verdicts[stream_callers[first]] = 0 and expected[next] >= 0 and expected[next] <> before[next] then
                    verdicts[stream_callers[first]] := 2;
                end if;
                next := next + 1;
            end loop;
            if verdicts[stream_callers[first]] = 0 then
                for at in first .. next - 1 loop
                    running[slots[at]] := before[at] + event_counts[at];
                end loop;
            end if;
            first := next;
        end loop;
    else
        select array_agg(distinct x.caller) into refused
          from unnest(stream_callers, expected, before) x (caller, wanted, version)
         where x.wanted >= 0 and x.wanted <> x.version and verdicts[x.caller] = 0;
        foreach at in array coalesce(refused, '{}') loop
            verdicts[at] := 2;
        end loop;
    end if;

    select coalesce(sum(x.count), 0), count(*) filter (where x.version = 0)
      into accepted, fresh
      from unnest(stream_callers, event_counts, before) x (caller, count, version)
     where verdicts[x.caller] = 0;

    if accepted > 0 then
        if fresh > 0 then
            insert into mt_streams (id, version, timestamp, created)
            select x.key, max(x.version + x.count), recorded_at, recorded_at
              from unnest(stream_callers, stream_keys, event_counts, before) x (caller, key, count, version)
             where verdicts[x.caller] = 0
             group by x.key
            having min(x.version) = 0
             order by x.key collate "C"
                on conflict (id) do nothing;
            get diagnostics written = row_count;
            if written <> fresh then
                raise exception 'a stream was started in the same instant' using errcode = '40001';
            end if;
        end if;

        if fresh < stream_rows then
            update mt_streams s
               set version = y.version, timestamp = recorded_at
              from (select x.key, max(x.version + x.count) as version
                      from unnest(stream_callers, stream_keys, event_counts, before) x (caller, key, count, version)
                     where verdicts[x.caller] = 0
                     group by x.key
                    having min(x.version) > 0) y
             where s.id = y.key;
        end if;

        if accepted < cardinality(event_ids) then
            select array_agg(r.rank order by r.i) into ranks
              from (select e.i, sum(case when verdicts[stream_callers[e.stream]] = 0 then 1 else 0 end) over (order by e.i) as rank
                      from unnest(event_streams) with ordinality e (stream, i)) r;
        end if;

        update es_head set position = position + accepted returning position into last;

        if callers = 1 then
            positions := array[last];
        else
            select array_agg(case verdicts[p.caller] when 0 then last - accepted + p.upto else positions[p.caller] end order by p.caller)
              into positions
              from (select x.caller, (sum(sum(case when verdicts[x.caller] = 0 then x.count else 0 end)) over (order by x.caller))::bigint as upto
                      from unnest(stream_callers, event_counts) x (caller, count)
                     group by x.caller) p;
        end if;

        insert into mt_events (
            seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type, correlation_id, causation_id, headers, user_name)
        select last - accepted + coalesce(ranks[e.i], e.i), e.id, stream_keys[e.stream], before[e.stream] + e.at, e.body,
               type_names[e.type], recorded_at, dotnet_types[e.type], correlation_ids[stream_callers[e.stream]],
               causation_ids[stream_callers[e.stream]], coalesce(e.headers, caller_headers[stream_callers[e.stream]]),
               user_names[stream_callers[e.stream]]
          from unnest(event_streams, event_offsets, event_ids, event_types, bodies, event_headers)
               with ordinality e (stream, at, id, type, body, headers, i)
         where ranks is null or verdicts[stream_callers[e.stream]] = 0;

        if channel is not null then
            perform pg_notify(channel, last::text);
        end if;
    end if;

    select array_agg(case verdicts[x.caller] when 0 then x.version + x.count else x.version end order by x.i)
      into versions
      from unnest(stream_callers, event_counts, before) with ordinality x (caller, count, version, i);

    if any_command and accepted > 0 then
        insert into es_command (id, body_hash, position, streams, versions, created)
        select c.id, c.hash, positions[c.i], s.keys, s.versions, recorded_at
          from unnest(command_ids, command_hashes) with ordinality c (id, hash, i)
          join (select x.caller, array_agg(x.key) as keys, array_agg(x.version) as versions
                  from unnest(stream_callers, stream_keys, versions) x (caller, key, version)
                 group by x.caller) s on s.caller = c.i
         where c.id is not null and verdicts[c.i] = 0
            on conflict (id) do nothing;
        get diagnostics written = row_count;
        if written <> (select count(*) from unnest(command_ids) with ordinality c (id, i)
                        where c.id is not null and verdicts[c.i] = 0) then
            raise exception 'the same command was appended in the same instant' using errcode = '40001';
        end if;
    end if;

    if 1 = any (verdicts) then
        select array_agg(coalesce(k.versions[array_position(k.streams, x.key::varchar)], x.version) order by x.i)
          into versions
          from unnest(stream_callers, stream_keys, versions) with ordinality x (caller, key, version, i)
          left join es_command k on verdicts[x.caller] = 1 and k.id = command_ids[x.caller];
    end if;
end;
$$;

comment on function es_append is 'The only way into the log. See the file 0003_event_store_group_append.sql for its arguments.';
