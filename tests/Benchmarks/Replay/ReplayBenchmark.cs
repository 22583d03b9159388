using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Neura.Database;
using Neura.EventStore;
using NeuraNft.Application.Log;
using NeuraNft.Benchmarks.Search;
using NeuraNft.Projections;
using Npgsql;

namespace NeuraNft.Benchmarks.Replay;

/// <summary>
/// The market's log replayed into each of its read models by itself and into all at once, as neura-audit replay does it; beside a plain
/// paged SELECT of the same columns in the same run.
/// </summary>
internal static class ReplayBenchmark
{
    private const int Page = 20_000;

    public static async Task RunAsync(int count, string? only, CancellationToken ct)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"neura-benchmark-{Environment.ProcessId}");
        try
        {
            await using var server = await EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions { DataFolder = folder }, ct);
            await Migrations.ApplyAsync(server.DataSource, ct);
            await ReplayLog.FillAsync(server.DataSource, count, ct);
            await using var store = MarketStore.Create(server.DataSource, TimeProvider.System);
            await using var services = new ServiceCollection().AddSingleton(server.DataSource).AddProjections().BuildServiceProvider();
            IProjection[] all = [.. services.GetServices<IProjection>()];
            Console.WriteLine($"load average {(await File.ReadAllTextAsync("/proc/loadavg", ct)).Split(' ')[0]}");
            await RawLog.ReadAsync(server.DataSource, Page, ct);
            var raw = count / await SecondsAsync(() => RawLog.ReadAsync(server.DataSource, Page, ct));
            Console.WriteLine($"raw paged SELECT of {count} events: {raw:0}/s");
            foreach (var one in all.Where(p => only is null || p.Name == only))
            {
                await ReplayAsync(store, [one], count, null, ct);
                await MeasureAsync(server.DataSource, store, [one], $"into {one.Name}", count, raw, ct);
            }

            if (only is null) await MeasureAsync(server.DataSource, store, all, "into all", count, raw, ct);
        }
        finally
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureAsync(
        NpgsqlDataSource source, DocumentStore store, IProjection[] projections, string what, int count, double raw,
        CancellationToken ct)
    {
        var pages = new CpuOfPages(await CpuTime.OfAsync(source, ct));
        var rate = count / (await ReplayAsync(store, projections, count, pages, ct)).Seconds;
        Console.WriteLine($"{what}: {rate:0} events/s ({rate / raw:0.00} x raw); {pages.Report(count)}");
    }

    private static Task<ReplayResult> ReplayAsync(
        DocumentStore store, IProjection[] projections, long until, IProgress<RebuildProgress>? progress, CancellationToken ct) =>
        new ProjectionReplay(
            store, projections,
            new ReplayOptions
            {
                Schema = "benchmark", Until = until, Patience = TimeSpan.Zero, Uses = ProjectionUses.Of,
            },
            TimeProvider.System).RunAsync(progress, ct);

    private static async Task<double> SecondsAsync(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed.TotalSeconds;
    }
}
