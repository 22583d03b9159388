-- Semantic search: what assets are about as vectors of the operator's embedding model. Kept beside the read models, not by a projection:
-- it follows from asset_search and the model alone, and may be emptied at any time.

create table asset_embedding (
    contract    varchar collate "C" not null,
    token_id    varchar collate "C" not null,
    model       varchar collate "C" not null,
    text_hash   varchar collate "C" not null,
    vector      bytea,
    change      bigint not null,
    primary key (contract, token_id)
);

comment on table asset_embedding is 'What an asset is about by the operator''s embedding model; kept by the embedding filler';
comment on column asset_embedding.text_hash is 'MD5 of the text that was embedded';
comment on column asset_embedding.vector is 'one signed byte a dimension, in steps of 1/127; null: burnt';
comment on column asset_embedding.change is 'in the order of commits: one filler writes at a time';

create index asset_embedding_change on asset_embedding (change);

create sequence asset_embedding_changes;

create table asset_embedding_progress (
    model       varchar collate "C" primary key,
    position    bigint not null
);

comment on table asset_embedding_progress is 'Up to which position of asset_search''s rows a model has embedded';

create index asset_search_position on asset_search (position);
