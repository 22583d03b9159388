using Neura.EventStore;
using NeuraNft.Crash.Faults;
using NeuraNft.Crash.Load;
using NeuraNft.Crash.Views;
using Npgsql;
using static NeuraNft.Crash.CrashRun;

namespace NeuraNft.Crash;

/// <summary>
/// A leader cut off from the database, whose sessions the server still believes in, with their locks: harder than a dead one, for
/// which the kernel closes the connections.
/// </summary>
public sealed class SilentLeaderTests(ServerFixture server)
{
    private const int Writers = 2;

    [Fact]
    public async Task Leader_that_the_network_cut_off_is_succeeded_and_may_come_back_without_writing_both()
    {
        var dice = Dice();
        var database = await server.NewDatabaseAsync(Ct);
        await using var direct = NpgsqlDataSource.Create(database);
        await ViewSet.CreateTablesAsync(direct, Ct);
        await using var proxy = new FaultProxy(new NpgsqlConnectionStringBuilder(database).Port);
        await using var source = NpgsqlDataSource.Create(proxy.Through(database));
        await using var cutOff = Moved.Store(source);
        await using var store = Moved.Store(direct);
        var ledger = new Ledger();
        using var stopWriting = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var writing = Enumerable.Range(0, Writers).Select(i => new LoadWriter(store, ledger, $"own/{i}", new Random(dice.Next())))
            .Select(writer => Task.Run(() => writer.RunAsync(stopWriting.Token, Ct), Ct)).ToList();
        var first = ViewSet.RunDaemonAsync(cutOff, "first", stop.Token);
        await Eventually.IsTrueAsync(() => AllLedByAsync(store, "first"), "the first daemon to lead", Ct);
        var second = ViewSet.RunDaemonAsync(store, "second", stop.Token);

        proxy.ForNew = Fault.Silent;
        proxy.Strike(Fault.Silent);
        TimeSpan takeover;
        try
        {
            takeover = await Eventually.IsTrueAsync(() => AllLedByAsync(store, "second"), "the second daemon to lead", Ct);
        }
        catch (ShouldAssertException)
        {
            Print(await SessionsAsync(direct));
            throw;
        }

        // It is back, with sessions that it took for dead and some that it took for alive.
        proxy.ForNew = Fault.None;
        await Task.Delay(500, Ct);
        await stopWriting.StopAsync();
        await Task.WhenAll(writing);
        var log = await LogCheck.ShouldHoldAsync(store, direct, ledger, Ct);
        await ViewSet.ShouldEqualFoldAsync(store, direct, log, withInline: false, Ct);
        await ViewSet.Chain.ShouldHaveHadOneWriterAtATimeAsync(direct, Ct);
        await stop.StopAsync();
        await Task.WhenAll(first, second).WaitAsync(Eventually.Patience, Ct);
        Print($"a silent leader was succeeded after {takeover.TotalSeconds:0.0} s; {log.Count} events");
    }

    /// <summary>For whoever has to find out why it did not.</summary>
    private static async Task<string> SessionsAsync(NpgsqlDataSource dataSource)
    {
        await using var command = dataSource.CreateCommand(
            """
            SELECT concat_ws(E'\n',
                   (SELECT string_agg(concat_ws(' | ', a.pid, a.state, a.wait_event, pg_blocking_pids(a.pid)::text,
                                               left(a.query, 120)), E'\n')
                      FROM pg_stat_activity a WHERE a.datname = current_database()),
                   (SELECT string_agg(p::text, E'\n') FROM es_projection p),
                   (SELECT string_agg(concat_ws(' ', l.pid, l.mode, l.granted, l.classid, l.objid), E'\n')
                      FROM pg_locks l WHERE l.locktype = 'advisory'))
            """);
        return (string)(await command.ExecuteScalarAsync(Ct))!;
    }

    private static async Task<bool> AllLedByAsync(DocumentStore store, string node)
    {
        var all = await new ProjectionProgress(store).ReadAsync(Ct);
        return all.Count == 2 && all.All(one => one.Leader == node);
    }
}
