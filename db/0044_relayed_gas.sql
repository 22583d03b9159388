-- What relayed actions attach, for a budget over all accounts, and how one failed, so that the same again is answered the same.
alter table relayed_delegate
    add column gas          bigint not null default 0,  -- that its calls may burn at most
    add column failure_code text,                       -- of the contract; null: it did not fail, as far as was learnt
    add column failure      text;

create index relayed_delegate_hour on relayed_delegate (relayed_at) include (gas);
