using Neura.EventStore;
using NeuraNft.Crash.Children;
using NeuraNft.Crash.Load;
using NeuraNft.Crash.Views;
using Npgsql;
using static NeuraNft.Crash.CrashRun;

namespace NeuraNft.Crash;

/// <summary>Two processes run the same projections; one of them is killed at random, again and again, while events come.</summary>
public sealed class DaemonKillTests(ServerFixture server)
{
    private const int Writers = 3;

    [Fact]
    public async Task Killed_daemon_is_succeeded_by_the_other_and_they_never_write_both()
    {
        var (dice, times) = (Dice(), Times(8, 40));
        var database = await server.NewDatabaseAsync(Ct);
        await using var source = NpgsqlDataSource.Create(database);
        await ViewSet.CreateTablesAsync(source, Ct);
        await using var store = Moved.Store(source);
        var ledger = new Ledger();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var writing = Enumerable.Range(0, Writers).Select(i => new LoadWriter(store, ledger, $"own/{i}", new Random(dice.Next())))
            .Select(writer => Task.Run(() => writer.RunAsync(stop.Token, Ct), Ct)).ToList();

        var daemons = new[] { await DaemonChild.StartAsync(database, Ct), await DaemonChild.StartAsync(database, Ct) };
        try
        {
            var progress = new ProjectionProgress(store);
            await WaitForProgressAsync(progress, "the first leader");
            var takeovers = new List<TimeSpan>();
            for (var kill = 0; kill < times; kill++)
            {
                await Task.Delay(dice.Next(0, 600), Ct);
                // Mostly the leader: whoever wrote the last page.
                var leader = await ViewSet.Chain.LastWriterAsync(source, Ct);
                var dead = dice.Next(4) == 0 ? dice.Next(2) : Array.FindIndex(daemons, one => one.Id == leader);
                await daemons[dead].KillAsync(Ct);
                takeovers.Add(await WaitForProgressAsync(progress, $"the successor of {daemons[dead].Id}"));
                await daemons[dead].DisposeAsync();
                daemons[dead] = await DaemonChild.StartAsync(database, Ct);
            }

            await stop.StopAsync();
            await Task.WhenAll(writing);
            var log = await LogCheck.ShouldHoldAsync(store, source, ledger, Ct);
            await ViewSet.ShouldEqualFoldAsync(store, source, log, withInline: false, Ct);
            var leaders = await ViewSet.Chain.ShouldHaveHadOneWriterAtATimeAsync(source, Ct);
            Print($"{times} kills of a daemon, {leaders} leaders, {log.Count} events");
            Print($"from the kill to the next page of every projection: {Durations.Describe(takeovers)}");
        }
        finally
        {
            foreach (var daemon in daemons) await daemon.DisposeAsync();
        }
    }

    /// <summary>Until every projection has gone on from where it was now.</summary>
    private static async Task<TimeSpan> WaitForProgressAsync(ProjectionProgress progress, string what)
    {
        var before = (await progress.ReadAsync(Ct)).ToDictionary(one => one.Name, one => one.Position);
        return await Eventually.IsTrueAsync(
            async () =>
            {
                var now = await progress.ReadAsync(Ct);
                return now.Count == 2 && now.All(one => one.Position > before.GetValueOrDefault(one.Name));
            },
            what, Ct);
    }
}
