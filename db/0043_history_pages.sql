-- Histories however long they are: what everyone sees, and what one account alone sees, each in the order of the log. The list of types
-- is that of Visibility.cs, word for word: else the planner does not see that these indexes serve.

drop index activity_feed_accounts;
create index activity_feed_accounts on activity_feed using gin (accounts)
    where entity_type in ('asset', 'collection', 'content', 'contract', 'market', 'token');
create index activity_feed_public on activity_feed (position desc)
    where entity_type in ('asset', 'collection', 'content', 'contract', 'market', 'token');
create index activity_feed_asset_public on activity_feed (contract, token_id, position desc)
    where entity_type in ('asset', 'collection', 'content', 'contract', 'market', 'token');
create index activity_feed_asset_kind on activity_feed (contract, token_id, kind, position desc)
    where entity_type in ('asset', 'collection', 'content', 'contract', 'market', 'token');
create index activity_feed_own on activity_feed (accounts, position desc)
    where entity_type not in ('asset', 'collection', 'content', 'contract', 'market', 'token');
create index activity_feed_asset_own on activity_feed (accounts, contract, token_id, position desc)
    where entity_type not in ('asset', 'collection', 'content', 'contract', 'market', 'token');
