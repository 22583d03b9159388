-- Bids, changes and ends of a deal are listed by the asset that its first event names: where to find that one, and the lines of before.
create index activity_feed_deals on activity_feed (entity_id) where kind in ('auction_started', 'listing_created', 'offer_made');

update activity_feed later set contract = first.contract, token_id = first.token_id
from activity_feed first
where first.kind in ('auction_started', 'listing_created', 'offer_made') and first.token_id is not null
  and first.entity_id = later.entity_id and later.entity_type = 'market' and later.token_id is null
  and later.kind in (
      'listing_updated', 'listing_cancelled', 'offer_cancelled', 'bid_placed', 'auction_approved', 'auction_cancelled', 'sale_failed');
