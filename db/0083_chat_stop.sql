-- An answer's author may stop it (docs/chat.md): whichever node generates it looks for this, keeps what had come, and settles it.

alter table chat_message add column stop_asked_at timestamptz;

comment on column chat_message.stop_asked_at is 'when its account asked for it to be stopped';
comment on column chat_message.status is 'said, waiting, running, complete, failed, stopped';
