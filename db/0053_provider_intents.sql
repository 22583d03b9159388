-- What is to be at providers, and what must still be done for that. An intent stands until it is done, however long the provider is down.

-- Encrypted contents that count. Kept by provider_watch from the log, in one transaction with the intents that follow.
create table kept_content (
    cid              varchar collate "C" primary key,
    contract         varchar collate "C" not null,
    token_id         varchar collate "C" not null,
    version          int not null,
    sha256           varchar collate "C" not null,
    size             bigint not null,
    owner            varchar collate "C" not null       -- whose group it is in
);

create index kept_content_asset on kept_content (contract, token_id);

create table provider_intent (
    id               bigint generated always as identity primary key,
    provider         varchar collate "C" not null,
    act              varchar collate "C" not null check (act in ('pin', 'move', 'unpin')),
    cid              varchar collate "C" not null,
    sha256           varchar collate "C" not null default '',
    size             bigint not null default 0,
    owner            varchar collate "C" not null default '',
    cause            bigint not null,                    -- position of the event; 0: found missing by an audit or at the start
    created_at       timestamptz not null default now(),
    due_at           timestamptz not null default now(),
    leased_until     timestamptz,
    attempts         int not null default 0,
    last_code        varchar collate "C",
    last_error       text
);

create index provider_intent_due on provider_intent (provider, due_at, id);
create unique index provider_intent_once on provider_intent (provider, cid, act, cause);

comment on table provider_intent is 'Removed once done. Intents of one content at one provider are done in the order of their ids.';

create table provider_pin (
    provider         varchar collate "C" not null,
    cid              varchar collate "C" not null,
    provider_cid     varchar collate "C" not null,       -- another where the provider cuts files otherwise
    sha256           varchar collate "C" not null,
    size             bigint not null,
    nodes            bytea not null,                     -- inner nodes of the tree, each behind its length: to check ranges with
    pinned_at        timestamptz not null,
    audited_at       timestamptz not null,
    primary key (provider, cid)
);

create index provider_pin_audit on provider_pin (provider, audited_at);
