-- Versions, lineage, holdings, what accounts and collections count. As 0030: all of it follows from the events.

create table asset_version (
    contract        varchar collate "C" not null,
    token_id        varchar collate "C" not null,
    number          int not null,                      -- from 1
    cid             varchar collate "C" not null,
    sha256          varchar collate "C" not null,      -- lower-case hex
    size            bigint not null,                   -- bytes
    commitment      varchar collate "C" not null,
    published_by    varchar collate "C" not null,
    published_at    numeric(20) not null,
    position        bigint not null,
    primary key (contract, token_id, number)
);

comment on table asset_version is 'Every version of an asset that was ever published.';

create table lineage (
    contract        varchar collate "C" not null,
    token_id        varchar collate "C" not null,
    generations     smallint not null,                 -- 1: its parent; 16 are kept
    ancestor        varchar collate "C" not null,      -- token of the same contract
    created_by      varchar collate "C" not null,      -- who made the replica
    position        bigint not null,                   -- of the replica's creation
    primary key (contract, token_id, generations)
);

comment on table lineage is 'Each replica with each of its ancestors, so that both ways are one look into an index.';

create index lineage_descendants on lineage (contract, ancestor, generations, position);

create table holding (
    contract        varchar collate "C" not null,
    token_id        varchar collate "C" not null,
    collection_id   varchar collate "C" not null,      -- '' for a plain token
    owner           varchar collate "C" not null,      -- the last one of what was burnt
    since           numeric(20) not null,
    since_position  bigint not null,                   -- the event that made it the owner's
    burnt           boolean not null,
    position        bigint not null,
    primary key (contract, token_id)
);

comment on table holding is 'Who owns each asset or plain token, and since when.';

create index holding_owner on holding (owner, since_position desc) where not burnt;

create table account_profile (
    account         varchar collate "C" primary key,
    assets_owned    int not null,
    assets_created  int not null,
    collections_owned int not null,
    collections_created int not null,
    sales           int not null,                      -- as seller
    purchases       int not null,
    leases          int not null,                      -- as lessee
    first_seen_at   numeric(20) not null,              -- block time of the first event that is counted here
    last_seen_at    numeric(20) not null,
    position        bigint not null
);

comment on table account_profile is 'What each account of the chain owns, made and traded, counted. Nothing of it is known off chain alone.';

create table collection_counts (
    contract        varchar collate "C" not null,
    collection_id   varchar collate "C" not null,
    minted          int not null,
    burnt           int not null,
    position        bigint not null,
    primary key (contract, collection_id)
);

comment on table collection_counts is 'How many assets a collection has and had.';

-- Collections in either order, each under one of the filters.
create index collection_summary_newest on collection_summary (created_position);
create index collection_summary_name on collection_summary (name, created_position);
create index collection_summary_creator on collection_summary (creator, created_position);
create index collection_summary_contract on collection_summary (contract, created_position);

-- Rights of an account by asset: the page begins where the last one ended.
drop index access_current_account;
create index access_current_account on access_current (account, contract, token_id) where ended is null;
