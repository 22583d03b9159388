-- Workers as they describe themselves, and models that no worker tries again for now. Neither is derived from the log: a worker that
-- is gone is a row whose heartbeat is old.

create table inference_worker (
  id text collate "C" primary key check (length(id) between 1 and 100),
  started_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  is_draining boolean not null default false,
  provider text not null,
  runtime_version text not null,
  memory_bytes bigint not null,
  concurrency int not null,
  sandbox jsonb not null,
  warm text[] not null default '{}'
);

-- By the SHA-256 of the stored bytes. A worker that gives models more memory than the one that failed may try all the same.
create table inference_blocked_model (
  stored_sha256 text collate "C" primary key,
  memory_bytes bigint not null,
  reason text not null,
  blocked_until timestamptz not null
);
