using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Neura.Database;
using Neura.EventStore;
using Npgsql;
using NpgsqlTypes;

namespace NeuraNft.Benchmarks;

/// <summary>
/// A projection of two tables (a document a stream, a flat table by account) built over a log whose streams are all mixed, the worst
/// order there is; beside a plain paged SELECT of the same columns in the same run.
/// </summary>
internal static class RebuildBenchmark
{
    private const int Page = 20_000;
    private const int Streams = 100_000;
    private const int Accounts = 50_000;

    private const string Fill =
        """
        INSERT INTO mt_streams (id, version, timestamp, created)
        SELECT 'asset/' || s, ($1 - s) / $2 + 1, now(), now() FROM generate_series(1, least($1, $2)) s;
        INSERT INTO mt_events (seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type, headers, user_name)
        SELECT n, gen_random_uuid(), 'asset/' || (n - 1) % $2 + 1, (n - 1) / $2 + 1,
               jsonb_build_object('asset', 'asset/contract.testnet/' || n % 1000 || ':' || n, 'account', 'holder-' || n % $3 || '.testnet',
                 'level', n % 6, 'grantedBy', 'owner.testnet', 'at', '2026-01-01T00:00:00+00:00', 'note', repeat('x', 120)),
               'access_granted', now(), 'Benchmark.Granted, Benchmarks', '{"network": "testnet"}', 'owner.testnet'
          FROM generate_series(1, $1) n;
        UPDATE es_head SET position = $1;
        """;

    private const string Tables =
        """
        CREATE TABLE asset_now (key text COLLATE "C" PRIMARY KEY, state jsonb NOT NULL, version bigint NOT NULL, position bigint NOT NULL);
        CREATE TABLE holder_now (
          account text COLLATE "C" PRIMARY KEY, grants bigint NOT NULL, level int NOT NULL, last_asset text NOT NULL);
        """;

    public static async Task RunAsync(int count, CancellationToken ct)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"neura-benchmark-{Environment.ProcessId}");
        try
        {
            await using var server = await EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions { DataFolder = folder }, ct);
            await Migrations.ApplyAsync(server.DataSource, ct);
            Console.WriteLine($"fsync: {Fsync.Measure(folder).TotalMilliseconds:0.00} ms (median of 200 writes of 8 KiB)");
            foreach (var sql in Fill.Replace("$1", $"{count}::bigint", StringComparison.Ordinal)
                .Replace("$2", $"{Streams}", StringComparison.Ordinal).Replace("$3", $"{Accounts}", StringComparison.Ordinal)
                .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Concat([Tables, "VACUUM ANALYZE mt_events", "CHECKPOINT"]))
                await ExecuteAsync(server.DataSource, sql, ct);

            var options = new StoreOptions();
            options.Events.Map<EventStoreBenchmark.Granted>("access_granted");
            await using var store = new DocumentStore(server.DataSource, options, TimeProvider.System);
            await RawLog.ReadAsync(server.DataSource, Page, ct);
            var raw = count / await SecondsAsync(() => RawLog.ReadAsync(server.DataSource, Page, ct));
            Console.WriteLine($"raw paged SELECT of {count} events: {raw:0}/s");
            Report("built for the first time", await RebuildAsync(store, Page, ct));
            Report("rebuilt beside the live tables, compared and swapped", await RebuildAsync(store, Page, ct));
            Report("rebuilt without room in memory (one row, a write a page)", await RebuildAsync(store, Page, ct, rows: 1));

            void Report(string what, double seconds) =>
                Console.WriteLine($"{what}: {seconds:0.0} s, {count / seconds:0} events/s ({count / seconds / raw:0.00} x raw)");
        }
        finally
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<double> RebuildAsync(DocumentStore store, int page, CancellationToken ct, int rows = 500_000) =>
        await SecondsAsync(async () =>
        {
            var options = new RebuildOptions { PageSize = page, MaxRowsInMemory = rows };
            var result = await new ProjectionRebuild(store, Projection(), options, TimeProvider.System, NullLogger.Instance)
                .RunAsync(null, ct);
            if (result.Outcome != RebuildOutcome.Swapped) throw new InvalidOperationException($"{result}");
        });

    private static CombinedProjection Projection()
    {
        var table = new FlatTable("holder_now", "account");
        var grants = table.Column("grants", NpgsqlDbType.Bigint, 0L);
        var level = table.Column("level", NpgsqlDbType.Integer, 0);
        var last = table.Column("last_asset", NpgsqlDbType.Text, "");
        return new CombinedProjection(
            "two_tables",
            new SingleStreamProjection<AssetNow>(
                "asset_now",
                "asset_now",
                new Aggregate<AssetNow>(new AssetNow(0, 0, ""), (state, data) => data is EventStoreBenchmark.Granted granted
                    ? new AssetNow(state.Grants + 1, Math.Max(state.Highest, granted.Level), granted.Account)
                    : state)),
            new FlatTableProjection("holder_now", table).Project<EventStoreBenchmark.Granted>(
                (granted, _) => granted.Account,
                row => row.Increment(grants, _ => 1).Set(level, granted => granted.Level).Set(last, granted => granted.Asset)));
    }

    private static async Task<double> SecondsAsync(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed.TotalSeconds;
    }

    private static async Task ExecuteAsync(NpgsqlDataSource source, string sql, CancellationToken ct)
    {
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(ct);
    }

    private sealed record AssetNow(int Grants, int Highest, string Newest);
}
