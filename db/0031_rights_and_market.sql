-- Rights by origin, leases, requests, approvals, contracts, deals and earnings. As 0030: all of it follows from the events.
-- Amounts are yoctoNEAR, numeric(39): up to 2^128-1.

alter table access_current drop constraint access_current_pkey, add primary key (contract, token_id, account, source);

comment on column access_current.source is 'grant, lease, resale, purchase: one right by each; owner: what a former owner held';
comment on column access_current.epoch is 'in which it was written; a grant of an earlier epoch has lapsed, what was paid for has not';
comment on table access_current is
    'The newest right of each account by each source, live or ended; see access_level() for what they amount to.';
comment on column access_history.kind is 'owner, grant, lease, resale, purchase, default, cap';

create or replace function access_level(asset_contract text, asset_token text, asker text, at_time numeric) returns smallint
    language sql stable parallel safe
    return (
        select case
            when a.burnt then 0
            when a.owner = asker then 6
            when a.max_level > 0 then least(coalesce(g.level, a.default_level), a.max_level)
            else coalesce(g.level, a.default_level)
        end
        from access_asset a
        left join lateral (
            select max(r.level) as level from access_current r
            where r.contract = a.contract and r.token_id = a.token_id and r.account = asker and r.ended is null
                and (r.source <> 'grant' or r.epoch = a.epoch) and (r.expires_at is null or r.expires_at > at_time)) g on true
        where a.contract = asset_contract and a.token_id = asset_token);

alter table asset_search add column parent_token_id varchar collate "C";

comment on column asset_search.parent_token_id is 'of the same contract; null: it is no replica';
comment on column asset_search.kind is 'model, dataset, workflow, agent; foreign: a plain NEP-171 token of a contract that is not NRC-101';

create index asset_search_parent on asset_search (contract, parent_token_id) where parent_token_id is not null;

create table lease_terms (
    contract        varchar collate "C" not null,
    token_id        varchar collate "C" not null,
    level           smallint not null,
    price           numeric(39),                       -- a period's; null, with the two below: not for lease any more
    period          numeric(20),                       -- nanoseconds
    max_periods     int,
    set_by          varchar collate "C" not null,
    position        bigint not null,
    primary key (contract, token_id, level)
);

comment on table lease_terms is 'At what price a level is for lease now.';

create table lease (
    position        bigint primary key,
    contract        varchar collate "C" not null,
    token_id        varchar collate "C" not null,
    account         varchar collate "C" not null,
    level           smallint not null,
    periods         int not null,
    price           numeric(39) not null,
    platform_fee    numeric(39) not null,
    payouts         jsonb not null,                    -- {account: yocto as a string}; with the fee they are the price
    started_at      numeric(20) not null,
    expires_at      numeric(20) not null
);

comment on table lease is 'Every lease ever paid for; whether the right still holds says access_current.';

create index lease_asset on lease (contract, token_id, position desc);
create index lease_account on lease (account, position desc);

create table access_request (
    contract        varchar collate "C" not null,
    token_id        varchar collate "C" not null,
    account         varchar collate "C" not null,
    level           smallint not null,
    message         text,
    requested_at    numeric(20) not null,
    approved        boolean,                           -- null: not answered yet
    answered_by     varchar collate "C",
    answered_at     numeric(20),
    position        bigint not null,
    primary key (contract, token_id, account)
);

comment on table access_request is 'The newest request of each account for access to an asset, and its answer.';

create index access_request_open on access_request (contract, token_id, position) where approved is null;

create table approval (
    contract        varchar collate "C" not null,
    token_id        varchar collate "C" not null,
    account         varchar collate "C" not null,
    owner           varchar collate "C" not null,
    approval_id     bigint,                            -- null: read from a call that did not answer it
    ended           boolean not null,                  -- revoked, or the token was transferred or burnt
    position        bigint not null,
    primary key (contract, token_id, account)
);

comment on table approval is 'NEP-178: the newest approval of each account to transfer a token.';

create table contract_summary (
    contract        varchar collate "C" primary key,
    owner           varchar collate "C",               -- null here and below: no event said so
    platform        varchar collate "C",
    fee_basis_points int not null default 0,
    anchorer        varchar collate "C",
    staged_hash     varchar collate "C",
    staged_until    numeric(20),                       -- the earliest time at which it may be applied
    version         varchar collate "C",
    position        bigint not null
);

comment on table contract_summary is 'One row an asset contract as it is now.';

create table audit_anchor (
    position        bigint primary key,
    contract        varchar collate "C" not null,
    origin          varchar collate "C" not null,
    size            bigint not null,
    root            varchar collate "C" not null,      -- base64 of 32 bytes
    anchored_by     varchar collate "C" not null,
    anchored_at     numeric(20) not null
);

comment on table audit_anchor is 'Every root of a transparency log that was anchored on chain.';

create index audit_anchor_origin on audit_anchor (contract, origin, size desc);

create table deal (
    market          varchar collate "C" not null,
    kind            varchar collate "C" not null,      -- listing, offer, auction
    deal_id         varchar collate "C" not null,
    contract        varchar collate "C" not null,      -- of the tokens
    seller          varchar collate "C",               -- null: an offer, whoever owns the token then
    buyer           varchar collate "C",               -- of an offer its maker, of an auction the highest bidder
    price           numeric(39) not null,              -- asked, offered; of an auction the reserve
    highest_bid     numeric(39),
    min_increment   numeric(39),
    ends_at         numeric(20),                       -- null: until it is cancelled
    status          varchar collate "C" not null,      -- open, sold, or why it was cancelled: seller, expired, stale, …
    sale_id         varchar collate "C",
    sale_price      numeric(39),
    sale_fee        numeric(39),
    created_at      numeric(20) not null,
    sold_at         numeric(20),
    opened_position bigint not null,
    position        bigint not null,
    primary key (market, kind, deal_id)
);

comment on table deal is 'One row a listing, offer or auction as it is now.';

create index deal_seller on deal (seller, opened_position desc);
create index deal_buyer on deal (buyer, opened_position desc);

create table deal_token (
    market          varchar collate "C" not null,
    kind            varchar collate "C" not null,
    deal_id         varchar collate "C" not null,
    contract        varchar collate "C" not null,
    token_id        varchar collate "C" not null,
    approval_id     bigint,                            -- null: an offer, which needs none
    primary key (market, kind, deal_id, contract, token_id)
);

comment on table deal_token is 'What each deal is about, and by which approval the market may transfer it.';

create index deal_token_token on deal_token (contract, token_id);

create table bid (
    position        bigint primary key,
    market          varchar collate "C" not null,
    deal_id         varchar collate "C" not null,
    bidder          varchar collate "C" not null,
    amount          numeric(39) not null,
    ends_at         numeric(20) not null               -- of the auction, after this bid
);

create index bid_deal on bid (market, deal_id, position desc);

create table refund_balance (
    market          varchar collate "C" not null,
    account         varchar collate "C" not null,
    amount          numeric(39) not null,              -- still owed
    position        bigint not null,
    primary key (market, account)
);

comment on table refund_balance is 'What a market still owes each account that it ever owed something.';

create table earning (
    position        bigint not null,
    account         varchar collate "C" not null,
    source          varchar collate "C" not null,      -- lease, sale
    contract        varchar collate "C" not null,
    token_ids       varchar[] not null,
    amount          numeric(39) not null,
    price           numeric(39) not null,              -- of the whole
    earned_at       numeric(20) not null,
    primary key (position, account)
);

comment on table earning is 'Who was paid how much of which lease or sale: the owner''s part and royalties alike.';

create index earning_account on earning (account, position desc);
create index earning_tokens on earning using gin (token_ids);
