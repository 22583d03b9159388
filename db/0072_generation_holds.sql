-- Money that is put aside for a text being generated, in the transaction of its balance_held; removed in that of its end. Not a read model:
-- by it a hold is found whose end never came.

create table generation_hold (
    generation      uuid primary key,
    account         varchar collate "C" not null,
    held_until      timestamptz not null
);

comment on table generation_hold is 'Holds of generations that have not ended';
comment on column generation_hold.held_until is 'later it is given back, unless it is a chat''s answer that waits or runs';

create index generation_hold_due on generation_hold (held_until);
