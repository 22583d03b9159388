-- Histories of single entities, the chain's time at a position, and what a transaction left in the log.

create index activity_feed_entity on activity_feed (entity_type, entity_id, position desc);
create index activity_feed_chain_time on activity_feed (position desc) where block_time is not null;
create index activity_feed_transaction on activity_feed (tx_hash, position) where tx_hash is not null;
create index activity_feed_kind on activity_feed (kind, position desc);
