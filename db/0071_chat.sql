-- Chats: personal texts, each under its account and removed with it or by it. The log has a salted commitment to question and answer, and
-- how many tokens they were (docs/decisions/0040).

create table chat_session (
    id              uuid primary key,
    network         varchar collate "C" not null,
    account         varchar collate "C" not null,
    title           text not null,
    model           varchar collate "C" not null,
    contract        varchar collate "C",
    token_id        varchar collate "C",
    created_at      timestamptz not null
);

comment on table chat_session is 'A talk of an account with a model';
comment on column chat_session.model is 'the generator''s, as clients call it';
comment on column chat_session.token_id is 'the asset whose base model it is; its right is checked for each question';

create index chat_session_account on chat_session (network, account, created_at desc);

create table chat_document (
    id              uuid primary key,
    session         uuid not null references chat_session on delete cascade,
    title           text not null,
    content         text not null,
    created_at      timestamptz not null
);

comment on table chat_document is 'A text that answers of its session may quote';

create index chat_document_session on chat_document (session, created_at);

create table chat_chunk (
    document        uuid not null references chat_document on delete cascade,
    n               int not null,
    session         uuid not null,
    start           int not null,
    length          int not null,
    model           varchar collate "C" not null,
    vector          bytea not null,
    primary key (document, n)
);

comment on table chat_chunk is 'A window of a document and its vector';
comment on column chat_chunk.start is 'in UTF-16 units, as length';
comment on column chat_chunk.model is 'that the vector is of';

create index chat_chunk_session on chat_chunk (session);

create table chat_message (
    id                  uuid primary key,
    session             uuid not null references chat_session on delete cascade,
    n                   int not null,
    role                varchar collate "C" not null,
    body                text not null,
    status              varchar collate "C" not null,
    error_code          varchar collate "C",
    citations           jsonb not null default '[]',
    prompt_tokens       bigint,
    completion_tokens   bigint,
    is_estimate         boolean,
    salt                bytea,
    created_at          timestamptz not null,
    finished_at         timestamptz,
    lease_until         timestamptz,
    unique (session, n)
);

comment on table chat_message is 'What was said: a question, and behind it its answer, which grows while it runs';
comment on column chat_message.status is 'said, waiting, running, complete, failed';
comment on column chat_message.salt is 'of the commitment in the log; without it the commitment says nothing';

create index chat_message_open on chat_message (created_at) where status in ('waiting', 'running');
