using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Neura.Database;
using Neura.EventStore;
using Npgsql;

namespace NeuraNft.Benchmarks;

/// <summary>
/// From the call of an append until a reader of the database can see its row in an asynchronous projection, at a steady 1,000 events a
/// second from 20 callers. The reader asks for the checkpoint, which is committed with the rows, again and again.
/// </summary>
internal static class VisibilityBenchmark
{
    private const int Callers = 20;
    private const int PerSecond = 1000;
    private const string Table =
        """
        CREATE TABLE seen (key text COLLATE "C" PRIMARY KEY, state jsonb NOT NULL, version bigint NOT NULL, position bigint NOT NULL)
        """;

    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(15);

    public static async Task RunAsync(CancellationToken ct)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"neura-benchmark-{Environment.ProcessId}");
        try
        {
            await using var server = await EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions { DataFolder = folder }, ct);
            await Migrations.ApplyAsync(server.DataSource, ct);
            Console.WriteLine($"fsync: {Fsync.Measure(folder).TotalMilliseconds:0.00} ms (median of 200 writes of 8 KiB)");
            await using (var table = server.DataSource.CreateCommand(Table))
                await table.ExecuteNonQueryAsync(ct);
            var options = new StoreOptions();
            options.Events.Map<EventStoreBenchmark.Granted>("access_granted");
            await using var store = new DocumentStore(server.DataSource, options, TimeProvider.System);
            var projection = new SingleStreamProjection<int?>("seen", "seen", new Aggregate<int?>(0, (count, _) => count + 1));
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
            var daemon = new ProjectionDaemon(store, [projection], new ProjectionDaemonOptions(), TimeProvider.System, NullLogger.Instance);
            var running = daemon.RunAsync(stop.Token);
            await MeasureAsync(store, server.DataSource, projection.Name, ct);
            await stop.CancelAsync();
            await running;
        }
        finally
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureAsync(DocumentStore store, NpgsqlDataSource source, string name, CancellationToken ct)
    {
        var watch = Stopwatch.StartNew();
        var appends = new ConcurrentDictionary<long, (TimeSpan Called, TimeSpan Acknowledged)>();
        var seen = new List<(long Position, TimeSpan At)>();
        using var done = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var looking = Task.Run(() => LookAsync(source, name, seen, watch, done.Token), ct);
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(() => CallAsync(store, caller, appends, watch, ct), ct)));
        await new ProjectionProgress(store).WaitForAsync(name, appends.Keys.Max(), TimeSpan.FromSeconds(10), ct);
        await Task.Delay(100, ct);
        await done.CancelAsync();
        await looking;
        var late = appends.Where(one => one.Value.Called > Warm)
            .Select(one => (Append: one.Value, Visible: seen.First(look => look.Position >= one.Key).At)).ToList();
        Console.WriteLine($"{late.Count / Measured.TotalSeconds:0} events/s appended, {seen.Count / watch.Elapsed.TotalSeconds:0} looks/s");
        Print("append called to visible", late.Select(one => one.Visible - one.Append.Called));
        Print("append acknowledged to visible", late.Select(one => one.Visible - one.Append.Acknowledged));
    }

    private static async Task CallAsync(
        DocumentStore store, int caller, ConcurrentDictionary<long, (TimeSpan, TimeSpan)> appends, Stopwatch watch, CancellationToken ct)
    {
        var pause = TimeSpan.FromSeconds((double)Callers / PerSecond);
        var due = pause * caller / Callers;
        for (var i = 0; due < Warm + Measured; i++, due += pause)
        {
            if (due - watch.Elapsed is { Ticks: > 0 } early) await Task.Delay(early, ct);
            var called = watch.Elapsed;
            var session = store.LightweightSession(EventMetadata.None);
            session.Events.Append($"visible/{caller}/{i % 50}", ExpectedVersion.Any, EventStoreBenchmark.Event(i));
            var result = await session.SaveChangesAsync(ct);
            appends[result.Position] = (called, watch.Elapsed);
        }
    }

    private static async Task LookAsync(
        NpgsqlDataSource source, string name, List<(long, TimeSpan)> seen, Stopwatch watch, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(CancellationToken.None);
        await using var look = new NpgsqlCommand("SELECT max(last_seq_id) FROM mt_event_progression WHERE name = $1", connection)
        {
            Parameters = { new() { Value = name } },
        };
        await look.PrepareAsync(CancellationToken.None);
        while (!ct.IsCancellationRequested)
        {
            if (await look.ExecuteScalarAsync(CancellationToken.None) is long position) seen.Add((position, watch.Elapsed));
            await Task.Delay(1, CancellationToken.None);
        }
    }

    private static void Print(string what, IEnumerable<TimeSpan> times)
    {
        var sorted = times.Order().ToList();
        Console.WriteLine($"{what}: p50 {At(0.5):0.0} ms, p99 {At(0.99):0.0} ms, max {sorted[^1].TotalMilliseconds:0.0} ms");

        double At(double share) => sorted[(int)(share * (sorted.Count - 1))].TotalMilliseconds;
    }
}
