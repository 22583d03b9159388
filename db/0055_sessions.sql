-- Sessions, their refresh tokens, and the keys of machines. Not read models: what is secret here is in no event, so that no log tells it.
-- Each row is written in one transaction with the event that says so.

create table login_session (
    session         uuid primary key,
    network         varchar collate "C" not null,
    account         varchar collate "C" not null,
    public_key      varchar not null,                  -- the full-access key that signed; asked of the chain again at each refresh
    opened_at       timestamptz not null,
    refreshed_at    timestamptz not null,              -- when the newest refresh token was given out
    expires_at      timestamptz not null,              -- when that token ends, and the session with it
    generation      int not null,                      -- of the newest refresh token; who finds it changed sets null, and writes nothing
    end_reason      varchar,                           -- null: open
    closed_at       timestamptz,
    check ((end_reason is null) = (closed_at is null))
);

comment on table login_session is 'One row a login; its family of refresh tokens is refresh_token.';

create index login_session_open on login_session (network, account, refreshed_at desc) where closed_at is null;
create index login_session_closed on login_session (closed_at) where closed_at is not null;

-- Spent ones stay as long as their session, so that a copy that comes back is known for one.
create table refresh_token (
    token_hash      bytea primary key check (octet_length(token_hash) = 32),     -- SHA-256
    session         uuid not null references login_session on delete cascade,
    generation      int not null,
    unique (session, generation)
);

create table api_key (
    key             uuid primary key,
    network         varchar collate "C" not null,
    account         varchar collate "C" not null,
    name            varchar not null,
    scopes          int not null,                      -- bits: 1 read, 2 infer, 4 upload, 8 download, 16 prepare
    secret_hash     bytea not null check (octet_length(secret_hash) = 32),       -- SHA-256
    answer_salt     bytea,                             -- with the server's own secret gives the answer again; cleared after a day
    issued_at       timestamptz not null,
    expires_at      timestamptz not null,
    revoked_at      timestamptz,
    last_used_on    date                               -- the day, no more
);

create index api_key_account on api_key (network, account, issued_at desc);
create index api_key_revoked on api_key (revoked_at) where revoked_at is not null;
create index api_key_answer on api_key (issued_at) where answer_salt is not null;

-- A challenge for a login has no encryption key; one to register a key names it.
alter table login_challenge add column issued_at timestamptz not null default now(), add column encryption_key varchar;
