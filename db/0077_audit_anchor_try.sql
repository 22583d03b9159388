-- Transactions that anchor the audit log's root on chain: written before they are sent, so that whoever comes after a crash
-- knows what may be on its way. The anchor itself comes back as an event of the chain.

create table audit_anchor_try (
    transaction_hash varchar collate "C" primary key,
    network          varchar collate "C" not null,
    contract         varchar collate "C" not null,
    origin           varchar collate "C" not null,
    size             bigint not null check (size > 0),
    root             varchar collate "C" not null,      -- base64 of 32 bytes
    checkpoint       text not null,                     -- the signed note that is anchored
    signed           bytea not null,                    -- the transaction's bytes: sent again they apply once
    signed_at        timestamptz not null,
    outcome          varchar collate "C" check (outcome in ('anchored', 'overtaken', 'lapsed', 'failed')),
    failure          varchar,
    settled_at       timestamptz,
    check ((outcome is null) = (settled_at is null))
);

comment on table audit_anchor_try is 'One row a transaction that anchors a checkpoint. No outcome: not known yet, and no other is signed until it is.';
comment on column audit_anchor_try.outcome is 'anchored: on chain; overtaken: a greater size was first; lapsed: it can no longer apply; failed: the contract or a node refused it.';

create unique index audit_anchor_try_open on audit_anchor_try (network, contract, origin) where outcome is null;
create index audit_anchor_try_size on audit_anchor_try (network, contract, origin, size desc);
