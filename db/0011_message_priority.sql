-- Priorities of messages: 9 first, 0 last.

alter table queue_message add column priority smallint not null default 4 check (priority between 0 and 9);
alter table queue_parked  add column priority smallint not null default 4;

comment on column queue_message.priority is 'Higher is leased first; among equals the one that is due longest.';

-- Serves the one hot question, once for each priority: what of this queue is due, oldest first? In this order no row is read in vain:
-- messages of a high priority that are leased or delayed are not walked past to reach those of a lower one.
create index queue_message_next on queue_message (queue, priority, ready_at, seq);
drop index queue_message_due;
