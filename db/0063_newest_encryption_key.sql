-- An account's newest encryption key, straight from the log: whoever encrypts to it must not be given one that was replaced.

create index mt_events_encryption_key on mt_events (stream_id, version) where type = 'encryption_key_registered';
