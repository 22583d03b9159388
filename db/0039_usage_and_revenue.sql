-- What was used and what was paid, by UTC day. Usage counts by the platform's time of recording, money by the time of the block.
-- Amounts are yoctoNEAR. A bundle's price, fee and royalties are shared among its tokens as the market does: evenly, and the first of
-- them carries what does not divide. So all sums are exact.

create table usage_job (
    job             uuid primary key,
    contract        varchar collate "C" not null,
    token_id        varchar collate "C" not null
);

comment on table usage_job is 'Which asset a job is about: only its first event says so.';

create table usage_daily (
    contract        varchar collate "C" not null,
    token_id        varchar collate "C" not null,
    day             date not null,
    requested       int not null,
    completed       int not null,
    failed          int not null,
    cancelled       int not null,
    users           int not null,                      -- distinct requesters
    compute_us      bigint not null,                   -- the models' own run time, of completed runs
    position        bigint not null,
    primary key (contract, token_id, day)
);

comment on table usage_daily is 'Runs of an asset by UTC day. A run that ends on another day counts there.';

create index usage_daily_day on usage_daily (day);

create table usage_user_daily (
    day             date not null,
    account         varchar collate "C" not null,
    contract        varchar collate "C" not null,
    token_id        varchar collate "C" not null,
    primary key (day, account, contract, token_id)
);

comment on table usage_user_daily is 'Who asked which asset on which day.';

create table market_usage_daily (
    day             date primary key,
    requested       int not null,
    completed       int not null,
    failed          int not null,
    cancelled       int not null,
    users           int not null,                      -- distinct over all assets
    compute_us      bigint not null,
    position        bigint not null
);

create table royalty_terms (
    contract        varchar collate "C" not null,
    token_id        varchar collate "C" not null,
    owner           varchar collate "C" not null,
    royalty         jsonb not null,                    -- {account: basis points}
    position        bigint not null,
    primary key (contract, token_id)
);

comment on table royalty_terms is 'Who is to be paid of each asset now.';

create table revenue_daily (
    contract        varchar collate "C" not null,
    token_id        varchar collate "C" not null,
    day             date not null,
    leases          int not null,
    lease_volume    numeric(39) not null,              -- prices paid, fees and royalties included
    sales           int not null,
    sale_volume     numeric(39) not null,
    royalties       numeric(39) not null,              -- what went to others than owner and seller
    fees            numeric(39) not null,              -- the platform's and the market's
    position        bigint not null,
    primary key (contract, token_id, day)
);

comment on table revenue_daily is 'What an asset brought in by UTC day of block time.';

create index revenue_daily_day on revenue_daily (day);

create table account_revenue_daily (
    account         varchar collate "C" not null,
    day             date not null,
    lease_income    numeric(39) not null,              -- as owner, fees taken off
    sale_income     numeric(39) not null,              -- as seller, fees and royalties taken off
    royalty_income  numeric(39) not null,              -- of what others leased out and sold
    fees            numeric(39) not null,              -- taken off the account's own leases and sales
    spent           numeric(39) not null,              -- as lessee and buyer
    position        bigint not null,
    primary key (account, day)
);

comment on table account_revenue_daily is 'What an account was paid and spent by UTC day of block time.';

create table market_revenue_daily (
    day             date primary key,
    leases          int not null,
    lease_volume    numeric(39) not null,
    sales           int not null,
    sale_volume     numeric(39) not null,
    royalties       numeric(39) not null,
    fees            numeric(39) not null,
    position        bigint not null
);

create table royalty_owed_vs_paid (
    position        bigint not null,                   -- of the lease or sale
    account         varchar collate "C" not null,
    source          varchar collate "C" not null,      -- lease, sale
    contract        varchar collate "C" not null,
    token_ids       varchar[] not null,
    owed            numeric(39) not null,              -- by the royalty that the asset had then; to the owner what that leaves over
    paid            numeric(39) not null,
    paid_at         numeric(20) not null,
    primary key (position, account)
);

comment on table royalty_owed_vs_paid is
    'Each lease and sale of assets whose royalty is in the log: what everyone concerned should have got, and got.';

create index royalty_owed_vs_paid_differing on royalty_owed_vs_paid (position) where owed <> paid;
