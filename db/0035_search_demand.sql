-- Whom the search calls popular and what it calls cheap: counted from the log, kept apart from the wide rows of asset_search.

create table asset_demand (
    contract        varchar collate "C" not null,
    token_id        varchar collate "C" not null,
    inferences      bigint not null,                   -- completed
    leases          bigint not null,
    sales           bigint not null,                   -- of bundles each token counts
    position        bigint not null,
    primary key (contract, token_id)
);

comment on table asset_demand is 'How often an asset was used, leased and sold. Popularity weighs inferences 1, leases 10, sales 20.';

create table search_job (
    job             uuid primary key,
    contract        varchar collate "C" not null,
    token_id        varchar collate "C" not null
);

comment on table search_job is 'Inference jobs that have not ended: their end does not name the asset.';

create table search_listing (
    market          varchar collate "C" not null,
    deal_id         varchar collate "C" not null,
    contract        varchar collate "C" not null,
    token_id        varchar collate "C" not null,
    price           numeric(39) not null,
    ends_at         numeric(20),                       -- null: until it is ended
    position        bigint not null,
    primary key (market, deal_id)
);

comment on table search_listing is 'Open listings of one token alone; a transfer of the token ends them, for the approval they stand on is gone.';

create index search_listing_token on search_listing (contract, token_id, price);
