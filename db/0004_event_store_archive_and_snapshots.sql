-- Archive: the stream takes no more events (es_append: verdict 6). What it holds stays in the log, at its position, for readers and
-- rebuilds; the flags are Marten's, which hides archived events from its own queries.
create function es_archive_stream(key text, archived boolean)
returns boolean
language plpgsql
as $$
declare
    changed boolean := false;
begin
    update mt_streams set is_archived = archived where id = key and is_archived is distinct from archived;
    if found then
        changed := true;
    end if;
    update mt_events set is_archived = archived where stream_id = key and is_archived is distinct from archived;
    return changed or found;
end;
$$;

comment on function es_archive_stream is 'Closes a stream to appends, or opens it again; true where that changed anything.';

create table es_snapshot (
    name       varchar collate "C" not null,
    stream_id  varchar collate "C" not null,
    version    bigint not null,
    state      jsonb not null,
    taken_at   timestamptz not null,
    primary key (name, stream_id)
);

comment on table es_snapshot is 'States of streams at a version, so that long ones need not be folded from their first event. A cache: may be emptied.';
comment on column es_snapshot.name is 'Of the aggregate and its shape: another shape has another name.';
