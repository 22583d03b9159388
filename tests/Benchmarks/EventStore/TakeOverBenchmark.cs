using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Neura.Database;
using Neura.EventStore;
using Npgsql;

namespace NeuraNft.Benchmarks;

/// <summary>
/// How long a projection stands still when its leader, a process of its own, is killed (-9) or stopped (SIGSTOP), with the default
/// options; and whether one that was stopped writes anything when it goes on.
/// </summary>
internal static class TakeOverBenchmark
{
    public const string Child = "take-over-leader";
    private const int Rounds = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static async Task RunAsync(CancellationToken ct)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"neura-take-over-{Environment.ProcessId}");
        try
        {
            await using var server = await EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions { DataFolder = folder }, ct);
            await Migrations.ApplyAsync(server.DataSource, ct);
            await using (var make = server.DataSource.CreateCommand("CREATE TABLE counted (position bigint)"))
                await make.ExecuteNonQueryAsync(ct);
            foreach (var signal in new[] { "KILL", "STOP" })
                for (var round = 1; round <= Rounds; round++)
                    Console.WriteLine($"SIG{signal}: next event applied after {await RoundAsync(server, signal, round, ct):0.0} s");
        }
        finally
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The other process: leads until it is ended.</summary>
    public static async Task LeadAsync(string connectionString)
    {
        await using var dataSource = NpgsqlDataSource.Create(connectionString);
        await using var store = NewStore(dataSource);
        await Daemon(store).RunAsync(CancellationToken.None);
    }

    private static async Task<double> RoundAsync(EmbeddedPostgres server, string signal, int round, CancellationToken ct)
    {
        await using var store = NewStore(server.DataSource);
        var progress = new ProjectionProgress(store);
        using var leader = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [Child])
        {
            Environment = { ["NEURA_BENCHMARK_DATABASE"] = server.ConnectionString },
        })!;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var standby = Task.CompletedTask;
        try
        {
            await AppliedAsync(store, progress, ct);
            standby = Daemon(store).RunAsync(stop.Token);

            // Heartbeats and the standby's looks have periods of 2 s and 1 s: each round meets them in another phase.
            await Task.Delay(TimeSpan.FromSeconds(3 + 0.37 * round), ct);
            Signal(leader, signal);
            var started = Stopwatch.GetTimestamp();
            await AppliedAsync(store, progress, ct);
            var took = Stopwatch.GetElapsedTime(started);
            if (signal == "STOP") await AwakeAsync(leader, store, progress, ct);
            await CheckAsync(server.DataSource, ct);
            return took.TotalSeconds;
        }
        finally
        {
            leader.Kill();
            await stop.CancelAsync();
            await standby;
        }
    }

    private static async Task AwakeAsync(Process leader, DocumentStore store, ProjectionProgress progress, CancellationToken ct)
    {
        Signal(leader, "CONT");
        for (var i = 0; i < 200; i++) await AppendAsync(store, ct);
        await AppliedAsync(store, progress, ct);
    }

    private static async Task AppliedAsync(DocumentStore store, ProjectionProgress progress, CancellationToken ct)
    {
        var position = await AppendAsync(store, ct);
        if (!await progress.WaitForAsync("counted", position, Patience, ct)) throw new TimeoutException($"Nobody applied {position}.");
    }

    private static async Task CheckAsync(NpgsqlDataSource dataSource, CancellationToken ct)
    {
        await using var count = dataSource.CreateCommand(
            "SELECT count(*) = count(DISTINCT position) AND count(*) = (SELECT position FROM es_head) FROM counted");
        if (!(bool)(await count.ExecuteScalarAsync(ct))!) throw new InvalidOperationException("events were applied twice or not at all");
    }

    private static void Signal(Process process, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        kill.WaitForExit();
    }

    private static async Task<long> AppendAsync(DocumentStore store, CancellationToken ct)
    {
        var session = store.LightweightSession(EventMetadata.None);
        session.Events.Append("take-over", ExpectedVersion.Any, EventStoreBenchmark.Event(1));
        return (await session.SaveChangesAsync(ct)).Position;
    }

    private static DocumentStore NewStore(NpgsqlDataSource dataSource)
    {
        var options = new StoreOptions();
        options.Events.Map<EventStoreBenchmark.Granted>("access_granted");
        return new DocumentStore(dataSource, options, TimeProvider.System);
    }

    private static ProjectionDaemon Daemon(DocumentStore store) =>
        new(store, [new Counted()], new ProjectionDaemonOptions(), TimeProvider.System, NullLogger.Instance);

    /// <summary>Writes each position down: one that is applied twice shows.</summary>
    private sealed class Counted : IProjection
    {
        public string Name => "counted";

        public async Task ApplyAsync(
            NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<IEvent> page, CancellationToken ct)
        {
            await using var insert = new NpgsqlCommand("INSERT INTO counted SELECT unnest($1)", connection, transaction)
            {
                Parameters = { new() { Value = page.Select(one => one.Sequence).ToArray() } },
            };
            await insert.ExecuteNonQueryAsync(ct);
        }
    }
}
