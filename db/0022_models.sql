-- Models that passed the check at registration, with the salt of the commitment that goes on chain.
create table registered_model (
    cid          varchar collate "C" primary key,
    sha256       varchar collate "C" not null,
    size         bigint not null,
    salt         bytea not null check (octet_length(salt) = 32),
    registered_at timestamptz not null default now()
);

comment on column registered_model.salt is 'Opens the salted commitment: sha256(salt || sha256 of the file). Never published.';
