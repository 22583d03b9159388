-- An upload becomes one version of one asset: two would share a file key, and what ends one of them would end the other.

alter table uploaded_content add column sealed_for varchar collate "C";

comment on column uploaded_content.sealed_for is
    'Stream of the asset and version that it was sealed as; null: none yet; empty: never sealed and being removed.';

create unique index sealed_content_once on sealed_content (cid) where state in ('current', 'due');

-- Within the caller's transaction: the upload is this version's from now on. Raises NR003 where it is one already, or gone.
create function claim_upload(of_cid text, for_version text) returns void
    language plpgsql
as $$
begin
    update uploaded_content set sealed_for = for_version where cid = of_cid and sealed_for is null;
    if not found then
        raise exception 'sealed already' using errcode = 'NR003';
    end if;
end
$$;
