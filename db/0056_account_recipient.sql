-- Read model: follows from the log alone.
create table account_recipient (
    network         varchar collate "C" not null,
    account         varchar collate "C" not null,
    recipient       varchar collate "C" not null,      -- age1…
    statement       jsonb not null,                    -- what the account's key signed; verified again before anything is encrypted to it
    registered_at   timestamptz not null,
    position        bigint not null,
    primary key (network, account)
);

comment on table account_recipient is 'The age recipient of each account, the newest registered; kept by the projection account_recipients.';
