-- What follows from lost rights: noted behind the log with its checkpoint (rights_watch), done once, and gone from here when it is done.

-- Jobs that have not ended, so that a lost right finds them without asking a read model that may lag.
create table open_job (
    job         uuid primary key,
    contract    varchar collate "C" not null,
    token_id    varchar collate "C" not null,
    requester   varchar collate "C" not null,
    requested_at numeric(20) not null,                 -- the chain's nanoseconds since 1970
    position    bigint not null
);

create index open_job_asset on open_job (contract, token_id);

-- When rights reach their own end; no event says so. Rows of rights that were ended or prolonged meanwhile find nothing to do.
create table right_end (
    contract    varchar collate "C" not null,
    token_id    varchar collate "C" not null,
    account     varchar collate "C" not null,
    ends_at     numeric(20) not null,                  -- the chain's nanoseconds since 1970
    position    bigint not null,                       -- of the event that gave the right
    attempts    int not null default 0,
    next_at     timestamptz not null default '-infinity',
    primary key (contract, token_id, account, ends_at)
);

create index right_end_time on right_end (contract, ends_at);

-- Events that may have taken a right, of assets that have sealed content or open jobs.
create table rights_duty (
    position    bigint primary key,
    contract    varchar collate "C" not null,
    token_id    varchar collate "C" not null,
    attempts    int not null default 0,
    next_at     timestamptz not null default '-infinity'
);

-- Sealed revisions that get a successor; written with reencryption_due, removed with reencryption_done or content_withdrawn.
create table reencryption (
    contract    varchar collate "C" not null,
    token_id    varchar collate "C" not null,
    version     int not null,
    revision    int not null,                          -- the one that is due
    wanted      boolean not null,                      -- somebody asked for the content, or it is to be done at once
    attempts    int not null default 0,
    next_at     timestamptz not null default '-infinity',   -- also the end of a worker's lease
    primary key (contract, token_id, version)
);

create index reencryption_wanted on reencryption (next_at) where wanted;

-- Within the caller's transaction: it does this duty, and nobody else does. Raises NR002 where it is done already.
create function take_duty(of_position bigint) returns void
    language plpgsql
as $$
begin
    delete from rights_duty where position = of_position;
    if not found then
        raise exception 'done already' using errcode = 'NR002';
    end if;
end
$$;

create function take_right_end(of_contract text, of_token text, of_account text, at numeric) returns void
    language plpgsql
as $$
begin
    delete from right_end where contract = of_contract and token_id = of_token and account = of_account and ends_at = at;
    if not found then
        raise exception 'done already' using errcode = 'NR002';
    end if;
end
$$;

-- Within the caller's transaction, before its append: these streams have exactly these versions, and keep them until it commits.
-- Whoever appends to one of them waits; who was faster makes this raise NR001, and the caller decides again.
create function hold_streams(keys text[], versions bigint[]) returns void
    language plpgsql
as $$
declare
    held int;
begin
    with rows as (
        select s.id from mt_streams s join unnest(keys, versions) k (key, version) on s.id = k.key and s.version = k.version
         order by s.id for share of s)
    select count(*) into held from rows;
    if held <> cardinality(keys) then
        raise exception 'a stream has moved on' using errcode = 'NR001';
    end if;
end
$$;

-- The same of a sealed revision.
create function hold_revision(of_contract text, of_token text, of_version int, of_revision int) returns void
    language plpgsql
as $$
begin
    perform from sealed_content
     where contract = of_contract and token_id = of_token and version = of_version and revision = of_revision and state = 'current'
       for share;
    if not found then
        raise exception 'a revision was replaced' using errcode = 'NR001';
    end if;
end
$$;
