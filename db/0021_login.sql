-- Challenges given out and not yet used. Taking one deletes it, so a nonce answers once.
create table login_challenge (
    nonce        bytea primary key check (octet_length(nonce) = 32),
    network      varchar collate "C" not null,
    account      varchar collate "C" not null,
    message      text not null,
    recipient    varchar not null,
    expires_at   timestamptz not null
);

create index login_challenge_expires_at on login_challenge (expires_at);
