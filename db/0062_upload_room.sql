-- What uploads may take: complete ones that nobody sealed count with those under way, and are removed after a while.

alter table upload add column sittings int not null default 0;

comment on column upload.sittings is 'How often the upload was begun or taken up: each time what had come is encrypted anew.';

create index upload_by_account on upload (account) where state in ('open', 'complete', 'quarantined');
create index upload_quarantined on upload (expires_at) where state = 'quarantined';
create index uploaded_content_unsealed on uploaded_content (sealed_at) where sealed_for is null or sealed_for = '';

-- Revisions that count no more, whose file may still lie here.
alter table sealed_content add column is_swept boolean not null default false;

create index sealed_content_unswept on sealed_content (cid) where state in ('superseded', 'withdrawn') and not is_swept;
