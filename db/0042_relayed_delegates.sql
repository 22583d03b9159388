-- Delegate actions (NEP-366) that this market's relayer paid for: who asked, and which transaction came of it.
create table relayed_delegate (
    delegate_hash    varchar collate "C" primary key,
    account          varchar collate "C" not null,
    relayer          varchar collate "C" not null,
    transaction_hash varchar collate "C",               -- null: it is on its way
    relayed_at       timestamptz not null
);

create index relayed_delegate_account on relayed_delegate (account, relayed_at);
create unique index relayed_delegate_transaction on relayed_delegate (transaction_hash) where transaction_hash is not null;
