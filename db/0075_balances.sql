-- Read models: follow from the log alone. Amounts are yoctoNEAR, numeric(39): up to 2^128-1.

-- Double entry: each row is one event, which moves one amount from one ledger account to another; the sum over all accounts is 0.
create table balance_entries (
    position        bigint primary key,
    account         varchar collate "C" not null,      -- whose balance it is about
    kind            varchar collate "C" not null,      -- the event's stored name
    amount          numeric(39) not null,
    from_bucket     varchar collate "C" not null,      -- outside, available, held, withdrawing, job
    from_holder     varchar collate "C" not null,      -- account id, job id, or empty for the world
    to_bucket       varchar collate "C" not null,
    to_holder       varchar collate "C" not null,
    job             uuid,
    contract        varchar collate "C",
    token_id        varchar collate "C",
    withdrawal      uuid,
    note            text,                              -- reference, transaction, code or reason
    recorded_at     timestamptz not null
);

create index balance_entries_account on balance_entries (account, position desc);
create index balance_entries_job on balance_entries (job) where job is not null;

create table balances (
    account         varchar collate "C" primary key,
    available       numeric(39) not null,
    held            numeric(39) not null,
    withdrawing     numeric(39) not null,
    credited        numeric(39) not null,              -- since ever, as the next three
    earned          numeric(39) not null,
    charged         numeric(39) not null,
    paid_out        numeric(39) not null,
    position        bigint not null
);

create table withdrawals (
    withdrawal      uuid primary key,
    account         varchar collate "C" not null,
    amount          numeric(39) not null,
    status          varchar collate "C" not null,      -- pending, paid, returned
    note            text,                              -- the transaction, or why it was returned
    requested_at    timestamptz not null,
    ended_at        timestamptz,
    requested_position bigint not null,
    position        bigint not null
);

create index withdrawals_account on withdrawals (account, requested_position desc);
create index withdrawals_pending on withdrawals (requested_position) where status = 'pending';

comment on table balance_entries is 'Every movement of money, as double entry; kept by the projection balance_book.';
comment on table balances is 'What each account has here now; kept by the projection balance_book.';

-- The ledger's proof: one row for each ledger account, whose sum is 0 and none of which but the world's is negative.
create view ledger_accounts as
select bucket, holder, sum(amount) as amount
from (select to_bucket as bucket, to_holder as holder, amount from balance_entries
      union all
      select from_bucket, from_holder, -amount from balance_entries) e
group by bucket, holder;
