-- What paid runs bring in, by the platform's time of recording: they are paid here, and not on the chain. Runs of before need
-- `neura rebuild revenue_daily --accept-difference` (docs/operations.md).

alter table revenue_daily add column inference_income numeric(39) not null default 0;
alter table account_revenue_daily add column inference_income numeric(39) not null default 0;

comment on column revenue_daily.inference_income is 'Prices paid for runs, royalties and the platform''s share included.';
comment on column account_revenue_daily.inference_income is
    'Of runs: as owner, by royalty, or as the platform; and of generated text, as whom the operator has it paid to.';
