using System.Diagnostics;
using NeuraNft.Crash.Load;
using NeuraNft.Crash.Servers;
using NeuraNft.Crash.Views;
using Npgsql;
using static NeuraNft.Crash.CrashRun;

namespace NeuraNft.Crash;

/// <summary>SIGKILL of PostgreSQL while writers append, projections follow and a reader reads; fsync is on.</summary>
public sealed class ServerKillTests
{
    private const int Plain = 5, Inline = 2, CheckEvery = 5;

    [Fact]
    public async Task Server_killed_again_and_again_under_load_loses_nothing_acknowledged_and_doubles_nothing()
    {
        var (dice, times) = (Dice(), Times(20, 100));
        await using var server = await KillableServer.StartAsync(null, Ct);
        await using var source = NpgsqlDataSource.Create(server.ConnectionString + ";Timeout=5;Maximum Pool Size=40");
        await ViewSet.CreateTablesAsync(source, Ct);
        await using var store = Moved.Store(source);
        await using var inlineStore = Moved.Store(source, ViewSet.Inline);
        var (ledger, follower) = (new Ledger(), new LogFollower(store));
        List<LoadWriter> writers =
        [
            .. Enumerable.Range(0, Plain).Select(i => new LoadWriter(store, ledger, $"own/{i}", new Random(dice.Next()))),
            .. Enumerable.Range(0, Inline).Select(i => new LoadWriter(
                inlineStore, ledger, $"{ViewSet.InlinePrefix}{i}", new Random(dice.Next()))),
        ];
        using var stopWriting = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var writing = writers.Select(writer => Task.Run(() => writer.RunAsync(stopWriting.Token, Ct), Ct)).ToList();
        List<Task> others = [ViewSet.RunDaemonAsync(store, stop.Token), Task.Run(() => follower.RunAsync(stop.Token), Ct)];

        var recoveries = new List<TimeSpan>();
        for (var kill = 1; kill <= times; kill++)
        {
            await WaitForLoadAsync(ledger, writing, dice);
            if (dice.Next(3) == 0)
            {
                await server.KillSessionAsync(dice, Ct);
                await WaitForLoadAsync(ledger, writing, dice);
            }

            await server.KillAsync(dice.Next(2) == 0 ? KillKind.Everything : KillKind.PostmasterAlone, Ct);
            recoveries.Add(await RecoverAsync(server, ledger, writing));
            if (kill % CheckEvery == 0) await LogCheck.ShouldHoldAsync(store, source, ledger, Ct);
        }

        await stopWriting.StopAsync();
        await Task.WhenAll(writing);
        ledger.Open.ShouldBeEmpty();
        var log = await LogCheck.ShouldHoldAsync(store, source, ledger, Ct);
        log.Select(one => one.CommandId).Distinct().Count().ShouldBe(ledger.Intents.Count);
        await ViewSet.ShouldEqualFoldAsync(store, source, log, withInline: true, Ct);
        await Eventually.IsTrueAsync(() => follower.Seen.Count == log.Count, "the reader to reach the end", Ct);
        follower.Seen.ShouldBe(log.Select(one => one.Id));
        await ViewSet.Chain.ShouldHaveHadOneWriterAtATimeAsync(source, Ct);
        await stop.StopAsync();
        await Task.WhenAll(others);
        Print($"{times} kills of the server, {ledger.Intents.Count} appends of {log.Count} events, "
            + $"{writers.Sum(writer => writer.Unknown)} outcomes unknown at first, 0 lost, 0 doubled");
        Print($"recovery, from the start to the first new acknowledgement: {Durations.Describe(recoveries)}");
    }

    /// <summary>Until appends are acknowledged again, and a random while longer.</summary>
    private static async Task WaitForLoadAsync(Ledger ledger, List<Task> writing, Random dice)
    {
        await WaitForAcknowledgementsAsync(ledger, writing, dice.Next(20, 100));
        await Task.Delay(dice.Next(0, 50), Ct);
    }

    private static async Task<TimeSpan> RecoverAsync(KillableServer server, Ledger ledger, List<Task> writing)
    {
        var watch = Stopwatch.StartNew();
        await server.RestartAsync(Ct);
        await WaitForAcknowledgementsAsync(ledger, writing, 1);
        return watch.Elapsed;
    }

    private static async Task WaitForAcknowledgementsAsync(Ledger ledger, List<Task> writing, int more)
    {
        var before = ledger.Acknowledged.Count;
        await Eventually.IsTrueAsync(
            async () =>
            {
                if (writing.Find(task => task.IsFaulted) is { } failed) await failed;
                return ledger.Acknowledged.Count >= before + more;
            },
            $"{more} more acknowledgements", Ct);
    }
}
