-- Read models: follow from the log alone.
create table inference_terms (
    contract        varchar collate "C" not null,
    token_id        varchar collate "C" not null,
    price           numeric(39) not null,              -- of a run, in yoctoNEAR
    quotas          jsonb not null,                    -- {"1": {"per_hour": 10, "per_day": null}} by level
    position        bigint not null,
    primary key (contract, token_id)
);

create table worker_keys (
    encryption_key  varchar collate "C" not null,      -- X25519, base64
    worker          varchar collate "C" not null,
    signing_key     varchar collate "C" not null,      -- Ed25519, base64
    signature       varchar collate "C" not null,      -- the second key's over the first
    registered_at   timestamptz not null,
    position        bigint not null,
    primary key (encryption_key, worker)
);

create index worker_keys_newest on worker_keys (position desc);
create index worker_keys_signing on worker_keys (signing_key);

comment on table inference_terms is 'Price of a run and quotas by level; kept by the projection inference_terms.';
comment on table worker_keys is 'Public keys of workers; kept by the projection worker_keys.';

alter table inference_jobs add column price numeric(39), add column receipt jsonb;

comment on column inference_jobs.price is 'What was held for it, in yoctoNEAR; null: it was free.';
comment on column inference_jobs.receipt is 'What the worker signed, with the salt for its requester; null before it is completed.';
