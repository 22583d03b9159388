-- What a message is about, where some workers are better prepared for it than others: see libs/Messaging, QueueMessage.Hint.

alter table queue_message add column hint text check (length(hint) between 1 and 200);
