-- Keys at rest: nothing here opens anything without the master key, which is never in the database.
create table custody_master (
    key_id     varchar collate "C" primary key,
    state      varchar not null check (state in ('pending', 'current')),
    held       varchar not null check (held in ('file', 'shares')),
    created_at timestamptz not null default now()
);

-- At most one of each: the one in force, and the one that a rekey waits to see the shares of.
create unique index custody_master_state on custody_master (state);

comment on table custody_master is 'Master keys by name. A pending one takes over when its shares have opened it once.';

-- What the shares of a master key have to fit. A pending generation takes over when its shares have opened the key once.
create table custody_sharing (
    key_id      varchar collate "C" not null references custody_master on delete cascade,
    generation  integer not null check (generation > 0),
    commitments text not null,
    state       varchar not null check (state in ('pending', 'current')),
    primary key (key_id, generation)
);

create unique index custody_sharing_state on custody_sharing (key_id, state);

-- The ring: key-encryption keys by version, each sealed under the master key.
create table custody_ring (
    version    integer not null check (version > 0),
    key_id     varchar collate "C" not null references custody_master on delete cascade,
    wrapped    bytea not null,
    created_at timestamptz not null default now(),
    primary key (version, key_id)
);

-- The custody's age identity; its secret is 'v<version of the ring>:<base64>'.
create table custody_identity (
    number          integer primary key check (number = 1),
    recipient       varchar collate "C" not null,
    secret          text not null check (secret ~ '^v[0-9]+:'),
    minimum_version integer not null default 1 check (minimum_version > 0)
);

comment on column custody_identity.minimum_version is 'Nothing wrapped under an older key of the ring is opened any more.';
