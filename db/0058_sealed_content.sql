-- Encrypted content, by asset, version and revision: what is secret of it, which the log must not hold, and where it lies now.
-- Written with the event that says so (asset_sealed, reencryption_due, reencryption_done, content_withdrawn), in its transaction.

create table sealed_content (
    contract         varchar collate "C" not null,
    token_id         varchar collate "C" not null,
    version          int not null,                      -- the version's number on chain
    revision         int not null,                      -- 1 is what the owner sealed; each re-encryption adds one
    cid              varchar collate "C" not null,
    sha256           varchar collate "C" not null,      -- of the stored bytes, lower-case hex
    size             bigint not null check (size > 0),  -- of the stored bytes
    commitment       varchar collate "C" not null,      -- SHA-256 over salt and plaintext_sha256, lower-case hex; in the event too
    salt             bytea not null check (octet_length(salt) = 32),
    plaintext_sha256 bytea not null check (octet_length(plaintext_sha256) = 32),
    plaintext_size   bigint not null check (plaintext_size >= 0),
    custody_header   bytea not null,                    -- made by custody for this asset and version; empty once superseded
    state            varchar collate "C" not null check (state in ('current', 'due', 'superseded', 'withdrawn')),
    primary key (contract, token_id, version, revision)
);

comment on table sealed_content is
    'Secret side of sealed versions: headers, salts, plaintext hashes. Not a read model: it cannot be built again from the log.';

-- One revision of a version counts: two that finish a re-encryption at once cannot both.
create unique index sealed_content_current on sealed_content (contract, token_id, version) where state in ('current', 'due');
create index sealed_content_cid on sealed_content (cid);
