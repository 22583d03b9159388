-- Leases with how they ended, and lists below accounts and assets.

-- A lease that another of the same account followed runs on in that one's right; what ended the last of them ended it too.
create view lease_book as
select l.position, l.contract, l.token_id, l.account, l.level, l.periods, l.price, l.platform_fee, l.payouts, l.started_at, l.expires_at,
    e.until_time as ended_at, e.closed_reason as ended_by, e.closed_position as ended_position
from lease l
left join lateral (
    select h.until_time, h.closed_reason, h.closed_position
    from access_history h
    where h.contract = l.contract and h.token_id = l.token_id and h.kind = 'lease' and h.account = l.account
        and h.opened_position > l.position and h.closed_reason <> 'replaced'
    order by h.opened_position
    limit 1) e on e.until_time < l.expires_at;

comment on view lease_book is
    'Every lease; ended_*: what ended its right before its time (revoked: passed on or given up; burnt), null: nothing did.';

-- Those that run come first.
create index lease_asset_expiry on lease (contract, token_id, expires_at desc, position desc);
drop index lease_asset;

create index deal_sold_seller on deal (seller, position desc) where status = 'sold';
create index deal_sold_buyer on deal (buyer, position desc) where status = 'sold';

create index inference_jobs_asset_requester on inference_jobs (contract, token_id, requester, requested_position desc);
