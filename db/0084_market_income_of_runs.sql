-- What paid runs bring in on a day, over all assets, by the platform's time of recording. Runs of before need
-- `neura rebuild revenue_daily --accept-difference` (docs/operations.md).

alter table market_revenue_daily add column inference_income numeric(39) not null default 0;

comment on column market_revenue_daily.inference_income is 'Prices paid for runs of assets, royalties and the platform''s share included.';
