-- The whole feed by kind, as far as everyone sees it. The list of types is that of Visibility.cs, word for word.
create index activity_feed_kind_public on activity_feed (kind, position desc)
    where entity_type in ('asset', 'collection', 'content', 'contract', 'market', 'token');
