using NeuraNft.Crash.Faults;
using NeuraNft.Crash.Load;
using NeuraNft.Crash.Views;
using Npgsql;
using static NeuraNft.Crash.CrashRun;

namespace NeuraNft.Crash;

/// <summary>A network that fails in every way we know of, between the store and its database.</summary>
public sealed class NetworkTests(ServerFixture server)
{
    private const int Plain = 4, Inline = 1;
    private static readonly Fault[] Faults = [Fault.Reset, Fault.Silent, Fault.SlowClose];

    [Fact]
    public async Task Store_daemon_and_subscription_survive_a_bad_network_without_loss_or_repetition()
    {
        var (dice, strikes, struck) = (Dice(), Times(20, 200), 0);
        var database = await server.NewDatabaseAsync(Ct);
        await using var direct = NpgsqlDataSource.Create(database);
        await ViewSet.CreateTablesAsync(direct, Ct);
        await using var proxy = new FaultProxy(new NpgsqlConnectionStringBuilder(database).Port);
        await using var source = NpgsqlDataSource.Create(proxy.Through(database));
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

        for (var i = 0; i < strikes; i++)
        {
            await Task.Delay(dice.Next(50, 400), Ct);
            proxy.Latency = TimeSpan.FromMilliseconds(dice.Next(3) == 0 ? dice.Next(0, 20) : 0);
            var fault = Faults[dice.Next(Faults.Length)];
            proxy.ForNew = dice.Next(4) == 0 ? fault : Fault.None;
            struck += proxy.Strike(fault, () => dice.Next(2) == 0);
        }

        (proxy.ForNew, proxy.Latency) = (Fault.None, TimeSpan.Zero);
        await stopWriting.StopAsync();
        await Task.WhenAll(writing).WaitAsync(Eventually.Patience, Ct);
        await using var healthy = Moved.Store(direct);
        var log = await LogCheck.ShouldHoldAsync(healthy, direct, ledger, Ct);
        ledger.Open.ShouldBeEmpty();
        await ViewSet.ShouldEqualFoldAsync(healthy, direct, log, withInline: true, Ct);
        await Eventually.IsTrueAsync(() => follower.Seen.Count == log.Count, "the reader to reach the end", Ct);
        follower.Seen.ShouldBe(log.Select(one => one.Id));
        await ViewSet.Chain.ShouldHaveHadOneWriterAtATimeAsync(direct, Ct);
        await stop.StopAsync();
        await Task.WhenAll(others).WaitAsync(Eventually.Patience, Ct);
        Print($"{struck} connections struck, {log.Count} events, "
            + $"{writers.Sum(writer => writer.Unknown)} outcomes unknown at first, 0 lost, 0 doubled");
    }
}
