-- What the transparency log knows of each event. Not a read model: salts cannot be made again, and commitments were published.

create table audit_leaf (
    position    bigint not null primary key,
    salt        bytea not null,
    commitment  bytea not null
);

comment on table audit_leaf is 'One row an event: the salted commitment that its leaf in the audit log carries. Never changed, never rebuilt.';
comment on column audit_leaf.salt is '32 bytes. Whoever has it and the event can check the commitment; without it the commitment tells nothing.';

-- Bytes with their length before them, so that no two lists of texts give the same bytes.
create function audit_framed(text) returns bytea
    language sql immutable parallel safe
    return int4send(octet_length(convert_to($1, 'UTF8'))) || convert_to($1, 'UTF8');

create function audit_metadata(e mt_events) returns text
    language sql immutable parallel safe
    return jsonb_build_object(
        'actor', e.user_name, 'causation', e.causation_id, 'correlation', e.correlation_id, 'headers', e.headers)::text;

comment on function audit_metadata is 'What of an event is committed beside its body, as the text that is hashed.';

create function audit_commitment(e mt_events, salt bytea) returns bytea
    language sql immutable parallel safe
    return sha256(convert_to('neuranft/audit/commitment/1', 'UTF8') || salt || audit_framed(e.stream_id) || int8send(e.version)
        || audit_framed(e.data::text) || audit_framed(audit_metadata(e)));

comment on function audit_commitment is 'SHA-256 over the salt and everything of the event that its leaf does not show.';
