-- What is known of the models in asset versions, and who waits for a test. The first two follow from the events, as 0030.

create table model_metadata (
    contract        varchar collate "C" not null,
    token_id        varchar collate "C" not null,
    version         int not null,
    cid             varchar collate "C" not null,      -- as published; of sealed content that of the payload
    size            bigint not null,                   -- of the model itself, bytes
    ir_version      bigint not null,
    producer        text,
    opsets          jsonb not null,                    -- [{"domain","version"}]
    inputs          jsonb not null,                    -- [{"name","type","shape":[{"length","symbol"}]}]
    outputs         jsonb not null,
    operators       jsonb not null,                    -- [{"domain","name","count"}], the most used first
    parameter_count bigint not null,
    node_count      int not null,
    graph_kept      boolean not null,
    card_cid        varchar collate "C",
    task            text,                              -- by the card
    input_kind      text,
    registered_by   varchar collate "C" not null,
    registered_at   timestamptz not null,
    test            text not null,                     -- untested, pending, passed, failed
    test_job        uuid,
    test_code       text,
    test_message    text,
    test_error      double precision,                  -- the largest, of a test that was passed
    tested_at       timestamptz,
    position        bigint not null,
    primary key (contract, token_id, version)
);

comment on table model_metadata is 'What a registered model''s file and card say, and how it stands to its owner''s test.';

create table model_node (
    contract        varchar collate "C" not null,
    token_id        varchar collate "C" not null,
    version         int not null,
    place           int not null,                      -- from 0, in the order of the file
    name            text not null,
    domain          text not null,
    op              text not null,
    sources         jsonb not null,                    -- places of the nodes that feed it
    weights         jsonb not null,                    -- [{"name","type","shape"}]
    parameter_count bigint not null,
    outputs         jsonb not null,                    -- [{"name","type","shape"}]
    primary key (contract, token_id, version, place)
);

comment on table model_node is 'The outer graph of a model, to be drawn.';

-- Not a view: a test's job, written with the event that sets it, so that the job's end is known to be one.
create table model_test_job (
    job             uuid primary key,
    contract        varchar collate "C" not null,
    token_id        varchar collate "C" not null,
    version         int not null
);

comment on table model_test_job is 'Jobs that answer for an owner''s test of a model.';

alter table asset_search add column model_marks text[] not null default '{}';

comment on column asset_search.model_marks is 'what the newest version''s model is filtered by, as search_marks(); empty until it is registered';

alter table asset_search alter column document set expression as (
    setweight(to_tsvector('market_words', owner || ' ' || creator || ' ' || token_id || ' ' || coalesce(version_cid, '')), 'C')
    || setweight(to_tsvector('market_words', name || ' ' || search_tags(tags) || ' ' || coalesce(task, '')), 'A')
    || setweight(to_tsvector('market_text', 'the ' || name || ' the ' || search_tags(tags) || ' the ' || coalesce(task, '')), 'A')
    || setweight(to_tsvector('market_text', 'the ' || collection_name || ' the ' || coalesce(base_model, '')), 'B')
    || setweight(to_tsvector('market_text', 'the ' || coalesce(license, '') || ' the ' || kind), 'C')
    || setweight(to_tsvector('market_text', 'the ' || coalesce(description, '')), 'D')
    || search_marks(kind, task, license, base_model, contract, collection_id, owner, tags, price, tier)
    || array_to_tsvector(model_marks));
