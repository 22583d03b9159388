-- What a broker without a memory of its own completed: see libs/Messaging, RabbitMqQueue.

create table queue_completed_id (
    queue        varchar(40)  collate "C" not null,
    id           varchar(200) collate "C" not null,
    completed_at timestamptz not null default now(),
    primary key (queue, id)
);

comment on table queue_completed_id is 'Ids of the messages of a RabbitMQ queue that were completed, for ever: one that comes again is dropped.';
