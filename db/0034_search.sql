-- Marketplace search: accents and typing errors forgiven, filters and tiers answered by the text index itself, prices and demand.
-- pg_trgm and unaccent are trusted extensions: the owner of the database may create them, a superuser is not needed.
-- Rows of before keep tier 0 and no demand until `neura rebuild asset_search --accept-difference` (docs/operations.md).

create extension if not exists pg_trgm;
create extension if not exists unaccent;

create text search configuration market_text (copy = english);
alter text search configuration market_text alter mapping for hword, hword_part, word with unaccent, english_stem;
create text search configuration market_words (copy = simple);
alter text search configuration market_words alter mapping for hword, hword_part, word, numword, numhword with unaccent, simple;

comment on text search configuration market_text is 'english, without accents';
comment on text search configuration market_words is 'words as they are, without accents';

-- Bands are in NEAR; 0: not for sale.
create function search_price_band(price numeric) returns smallint
    language sql immutable parallel safe
    return case
        when price is null then 0 when price < 1e24 then 1 when price < 1e25 then 2 when price < 1e26 then 3 when price < 1e27 then 4
        else 5 end;

-- What a row is filtered by, as lexemes with a blank in them, which no text yields. Values are hashed: a lexeme has 2 kB at most.
-- 'r 3' is in all of tier 3 and above.
create function search_marks(
    kind text, task text, license text, base_model text, contract text, collection_id text, owner text, tags text[], price numeric,
    tier smallint) returns tsvector
    language sql immutable parallel safe
    return array_to_tsvector(array_remove(
        array[
            'k ' || kind, 't ' || md5(task), 'l ' || md5(license), 'b ' || md5(base_model), 'n ' || md5(contract),
            'c ' || md5(contract || '/' || collection_id), 'o ' || md5(owner), 'p ' || search_price_band(price)
        ] || array(select 'g ' || md5(tag) from unnest(tags) tag) || array(select 'r ' || n from generate_series(1, tier) n), null));

alter table asset_search
    add column price numeric(39),                      -- the lowest for which it is listed alone; null: not for sale
    add column price_until numeric(20),                -- when that listing ends; null: when it is ended
    add column popularity bigint not null default 0,   -- see asset_demand, to four significant bits
    add column tier smallint not null default 0;       -- priority in a sample: popular, or drawn by the hash of its id

comment on column asset_search.price is 'lowest price of an open listing of this token alone; null: none';
comment on column asset_search.popularity is 'weighed demand (asset_demand) rounded down to four significant bits';
comment on column asset_search.tier is '0 to 20: log2 of popularity and of a hash together; a tier and all above it are a sample';

drop index asset_search_document, asset_search_kind, asset_search_task, asset_search_license, asset_search_tags;

-- "the" is in no stem and takes a place: no phrase reaches from one part into the next.
alter table asset_search alter column document set expression as (
    setweight(to_tsvector('market_words', owner || ' ' || creator || ' ' || token_id || ' ' || coalesce(version_cid, '')), 'C')
    || setweight(to_tsvector('market_words', name || ' ' || search_tags(tags) || ' ' || coalesce(task, '')), 'A')
    || setweight(to_tsvector('market_text', 'the ' || name || ' the ' || search_tags(tags) || ' the ' || coalesce(task, '')), 'A')
    || setweight(to_tsvector('market_text', 'the ' || collection_name || ' the ' || coalesce(base_model, '')), 'B')
    || setweight(to_tsvector('market_text', 'the ' || coalesce(license, '') || ' the ' || kind), 'C')
    || setweight(to_tsvector('market_text', 'the ' || coalesce(description, '')), 'D')
    || search_marks(kind, task, license, base_model, contract, collection_id, owner, tags, price, tier));

-- No pending list: every branch of a search would read it.
create index asset_search_document on asset_search using gin (document) with (fastupdate = off) where not burnt;
create index asset_search_popular on asset_search (popularity, minted_position) where not burnt;
create index asset_search_cheapest on asset_search ((coalesce(price, 'infinity')), minted_position) where not burnt;
create index asset_search_dearest on asset_search ((coalesce(price, -1)), minted_position) where not burnt;

create table search_word (
    word            varchar collate "C" primary key,
    uses            int not null                       -- in how many assets' own texts and collections' names: at least as many as have it
);

comment on table search_word is 'The vocabulary of what can be found, for beginnings of words and typing errors.';

create index search_word_similar on search_word using gin (word gin_trgm_ops);

-- Words like one that was mistyped. A low threshold, because two letters swapped leave short words few trigrams in common.
create function search_near(typed text, most int) returns table (word text, uses int)
    language sql stable parallel safe set pg_trgm.similarity_threshold = 0.2
    as $$
        select w.word, w.uses from search_word w where w.word % typed
        order by similarity(w.word, typed) desc, w.uses desc, w.word limit most
    $$;

comment on function search_near is 'The most similar words of the vocabulary, by trigrams.';
