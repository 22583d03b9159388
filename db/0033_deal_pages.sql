-- Pages of deals and requests, newest first.

create index deal_kind on deal (kind, opened_position desc);
create index deal_open on deal (kind, opened_position desc) where status = 'open';
create index deal_sold on deal (position desc) where status = 'sold';
create index access_request_account on access_request (account, position desc);
