-- Uploads under way and what became of them. The bytes lie encrypted in files; this is what is true of them.

create table upload (
    id              uuid primary key,
    account         varchar collate "C" not null,
    contract        varchar collate "C",                -- of the asset that it is for; null: a draft
    token_id        varchar collate "C",
    length          bigint not null check (length >= 0),
    declared_sha256 bytea not null check (octet_length(declared_sha256) = 32),
    state           varchar collate "C" not null default 'open'
                    check (state in ('open', 'complete', 'quarantined', 'ended')),
    received        bigint not null default 0 check (received between 0 and length),
    sitting         uuid,
    custody_header  bytea,
    tail            bytea,
    created_at      timestamptz not null,
    expires_at      timestamptz not null,
    check ((contract is null) = (token_id is null))
);

create index upload_open_by_account on upload (account) where state = 'open';
create index upload_open_by_expiry on upload (expires_at) where state = 'open';

comment on column upload.received is 'Plaintext bytes that are safe: whole chunks in the file of the sitting, and the tail.';
comment on column upload.sitting is 'Names the file and its key. A process that did not begin a sitting begins another, under a fresh key.';
comment on column upload.custody_header is 'age header of the sitting''s file key, to the custody identity.';
comment on column upload.tail is 'Bytes received behind the last whole chunk: nonce (12), ciphertext, tag (16), under a key derived from the file key.';

-- Complete encrypted contents, by the CID of the payload. The only stored header is the custody's.
create table uploaded_content (
    cid               varchar collate "C" primary key,
    upload            uuid not null unique references upload,
    account           varchar collate "C" not null,
    sha256            varchar collate "C" not null,      -- of the payload
    size              bigint not null,
    plaintext_sha256  varchar collate "C" not null,
    plaintext_size    bigint not null,
    salt              bytea not null check (octet_length(salt) = 32),
    commitment        varchar collate "C" not null,      -- sha256(salt || sha256 of the plaintext), hex
    custody_header    bytea not null,
    sealed_at         timestamptz not null
);
