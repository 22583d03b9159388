-- Keys of what accounts wrote: events hold it in envelopes under these, and to delete a key is to erase it everywhere at once.

create table subject_key (
    id      uuid primary key,
    subject varchar collate "C" not null,       -- an account
    key     bytea not null check (octet_length(key) = 32),
    made_at timestamptz not null
);

comment on table subject_key is 'Deleted when its account is erased. Backups of this table must not outlive an erasure: keep them apart, and shortly.';

create index subject_key_subject on subject_key (subject, made_at desc);
