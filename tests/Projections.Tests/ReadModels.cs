using Neura.Database;
using Neura.EventStore;
using Npgsql;

namespace NeuraNft.Projections.Tests;

/// <summary>All projections on a database of their own; emptied before a test, never after it.</summary>
public sealed class ReadModels : IAsyncLifetime
{
    public static readonly IReadOnlyList<IProjection> Projections =
        [.. ProjectionUses.Projections.Select(projection => (IProjection)Activator.CreateInstance(projection)!)];

    private static readonly Dictionary<string, string> KeysByTable = new()
    {
        ["collection_summary"] = "contract, collection_id",
        ["asset_search"] = "contract, token_id",
        ["asset_demand"] = "contract, token_id",
        ["search_job"] = "job",
        ["search_listing"] = "market, deal_id",
        ["search_word"] = "word",
        ["search_tier"] = "tier",
        ["access_asset"] = "contract, token_id",
        ["access_current"] = "contract, token_id, account, source",
        ["access_history"] = "contract, token_id, kind, account, opened_position",
        ["inference_jobs"] = "job",
        ["activity_feed"] = "position",
        ["lease_terms"] = "contract, token_id, level",
        ["lease"] = "position",
        ["access_request"] = "contract, token_id, account",
        ["approval"] = "contract, token_id, account",
        ["deal"] = "market, kind, deal_id",
        ["deal_token"] = "market, kind, deal_id, contract, token_id",
        ["bid"] = "position",
        ["refund_balance"] = "market, account",
        ["earning"] = "position, account",
        ["contract_summary"] = "contract",
        ["audit_anchor"] = "position",
        ["held_payout"] = "position",
        ["model_metadata"] = "contract, token_id, version",
        ["model_node"] = "contract, token_id, version, place",
        ["asset_version"] = "contract, token_id, number",
        ["lineage"] = "contract, token_id, generations",
        ["holding"] = "contract, token_id",
        ["account_profile"] = "account",
        ["collection_counts"] = "contract, collection_id",
        ["usage_daily"] = "contract, token_id, day",
        ["usage_user_daily"] = "day, account, contract, token_id",
        ["usage_job"] = "job",
        ["market_usage_daily"] = "day",
        ["revenue_daily"] = "contract, token_id, day",
        ["account_revenue_daily"] = "account, day",
        ["market_revenue_daily"] = "day",
        ["royalty_owed_vs_paid"] = "position, account",
        ["royalty_terms"] = "contract, token_id",
        ["account_recipient"] = "network, account",
        ["balances"] = "account",
        ["balance_entries"] = "position",
        ["withdrawals"] = "withdrawal",
        ["inference_terms"] = "contract, token_id",
        ["worker_keys"] = "encryption_key, worker",
    };

    private TestDatabase database = null!;

    public NpgsqlDataSource Source => database.DataSource;

    public async ValueTask InitializeAsync() => database = await TestDatabase.CreateAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => database.DisposeAsync();

    // Not truncated: that makes new files for every table and index.
    public async Task EmptyAsync(CancellationToken ct) =>
        await ExecuteAsync(string.Join("; ", KeysByTable.Keys.Select(t => $"delete from {t}")), ct);

    public async Task BuildAsync(IReadOnlyList<IEvent> log, int pageSize, CancellationToken ct)
    {
        await EmptyAsync(ct);
        await ApplyAsync(log, pageSize, ct);
    }

    public async Task ApplyAsync(IReadOnlyList<IEvent> log, int pageSize, CancellationToken ct)
    {
        foreach (var projection in Projections)
            foreach (var page in log.Chunk(pageSize))
                await ApplyAsync(projection, page, ct);
    }

    public async Task ApplyAsync(IProjection projection, IReadOnlyList<IEvent> page, CancellationToken ct)
    {
        await using var connection = await Source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await projection.ApplyAsync(connection, transaction, page, ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>Every byte of every row, table by table.</summary>
    public async Task<string> DigestAsync(CancellationToken ct)
    {
        var digests = KeysByTable.Select(t =>
            $"select '{t.Key} ' || count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by {t.Value})), '') from {t.Key} t");
        await using var command = Source.CreateCommand(string.Join(" union all ", digests));
        await using var reader = await command.ExecuteReaderAsync(ct);
        var lines = new List<string>();
        while (await reader.ReadAsync(ct))
            lines.Add(reader.GetString(0));
        return string.Join('\n', lines.Order(StringComparer.Ordinal));
    }

    /// <summary>All that hangs on the tables, by its definition.</summary>
    public async Task<string> SchemaAsync(CancellationToken ct)
    {
        await using var command = Source.CreateCommand(
            """
            select string_agg(d, E'\n' order by d collate "C") from (
                select indexdef from pg_indexes where schemaname = 'public'
                union all select concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid))
                    from pg_constraint where connamespace = 'public'::regnamespace
                union all select concat_ws(' ', viewname, definition) from pg_views where schemaname = 'public'
                union all select pg_get_functiondef(oid) from pg_proc where pronamespace = 'public'::regnamespace and prokind = 'f'
                union all select concat_ws(' ', table_name, ordinal_position, column_name, data_type, collation_name, generation_expression)
                    from information_schema.columns where table_schema = 'public'
                union all select concat_ws(' ', objoid::regclass, objsubid, description) from pg_description
                    where classoid = 'pg_class'::regclass and objoid > 16383) s (d)
            """);
        return (string)(await command.ExecuteScalarAsync(ct))!;
    }

    private async Task ExecuteAsync(string sql, CancellationToken ct)
    {
        await using var command = Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(ct);
    }
}
