-- An erasure looks for what it blots out by the line's entity, in a replay too: the names of keys and the hashes of answers.
create index activity_feed_personal on activity_feed (entity_id) where kind in ('api_key_issued', 'inference_completed');
