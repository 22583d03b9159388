namespace NeuraNft.Projections.Tests;

/// <summary>Rows by the ten thousand: one account owns and sold them all, another bought and may use them, in one collection.</summary>
internal static class Crowd
{
    public const string Fill = """
        insert into asset_search (contract, token_id, collection_id, collection_name, kind, name, creator, owner, tags, royalty,
            default_level, max_level, minted_at, burnt, minted_position, position, stream_version)
        select 'c.near', '1:' || n, '1', 'Crowd', 'model', 'm' || n, 'alice.near', 'alice.near', '{}', '{}', 0, 0, n, false, n, n, 1
        from generate_series(1, 10000) n;
        insert into collection_summary (contract, collection_id, name, minting, royalty, creator, owner, minters, created_at,
            created_position, position, stream_version)
        select 'c.near', n, 'name ' || n % 100, 'open', '{}', 'alice.near', 'alice.near', '{}', n, n, n, 1 from generate_series(1, 10000) n;
        insert into asset_version
        select 'c.near', '1:1', n, 'cid', 'sha', 1, 'c', 'alice.near', n, n from generate_series(1, 10000) n;
        insert into lineage select 'c.near', '1:' || n, 1, '1:1', 'alice.near', n from generate_series(2, 10000) n;
        insert into holding select 'c.near', '1:' || n, '1', 'alice.near', n, n, false, n from generate_series(1, 10000) n;
        insert into access_asset (contract, token_id, owner, owner_position, owner_event, default_level, default_position, default_event,
            max_level, max_position, max_event, epoch, burnt, changed_at, position)
        select 'c.near', '1:' || n, 'alice.near', n, u, 0, n, u, 0, n, u, 0, false, n, n from generate_series(1, 10000) n,
            gen_random_uuid() u;
        insert into access_current (contract, token_id, account, level, source, granted_by, granted_at, epoch, position, event_id)
        select 'c.near', '1:' || n, 'bob.near', 1, 'grant', 'alice.near', n, 0, n, gen_random_uuid() from generate_series(1, 10000) n;
        insert into lease select n, 'c.near', '1:1', 'bob.near', 1, 1, 1, 0, '{}', n, n + 100 from generate_series(1, 10000) n;
        insert into deal (market, kind, deal_id, contract, seller, buyer, price, status, sale_id, sale_price, sale_fee, created_at, sold_at,
            opened_position, position)
        select 'm.near', 'listing', n, 'c.near', 'alice.near', 'bob.near', 1, 'sold', n, 1, 0, n, n, n, n + 20000
        from generate_series(1, 10000) n;
        insert into deal_token select 'm.near', 'listing', n, 'c.near', '1:' || n, 1 from generate_series(1, 10000) n;
        insert into inference_jobs (job, contract, token_id, requester, status, input_kind, input, level_seen, model_cid, model_sha256,
            model_version, requested_at, requested_position, position, stream_version)
        select gen_random_uuid(), 'c.near', '1:1', case when n % 1000 = 0 then 'bob.near' else 'u' || n || '.near' end, 'completed', 'text',
            '""', 1, 'cid', 'sha', 1, now(), n, n, 1 from generate_series(1, 10000) n;
        insert into usage_daily
        select 'c.near', '1:' || n, date '2026-01-01' + n % 30, 1, 1, 0, 0, 1, 1, n from generate_series(1, 10000) n;
        insert into account_revenue_daily
        select 'u' || n || '.near', date '2026-01-01' + n % 30, 1, 0, 0, 0, 0, n from generate_series(1, 10000) n;
        insert into activity_feed (position, event_id, kind, entity_type, entity_id, contract, token_id, accounts, occurred_at, recorded_at,
            summary)
        select n, gen_random_uuid(), case when n % 1000 = 0 then 'access_set' else 'inference_requested' end,
            case when n % 1000 = 0 then 'asset' else 'inference' end, n, 'c.near', '1:1', array['bob.near'], now(), now(), '{}'
        from generate_series(1, 10000) n;
        analyze;
        """;
}
