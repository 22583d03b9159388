using Neura.EventStore;
using NeuraNft.Crash.Children;
using NeuraNft.Crash.Load;
using Npgsql;
using static NeuraNft.Crash.CrashRun;

namespace NeuraNft.Crash;

/// <summary>SIGKILL of processes that append, at any instant of it.</summary>
public sealed class WriterKillTests(ServerFixture server)
{
    private const int AtOnce = 2, CheckEvery = 10;

    [Fact]
    public async Task Writer_killed_again_and_again_has_its_acknowledged_appends_once_and_its_others_at_most_once()
    {
        var (dice, times) = (Dice(), Times(50, 200));
        var database = await server.NewDatabaseAsync(Ct);
        await using var source = NpgsqlDataSource.Create(database);
        await using var store = Moved.Store(source);
        var (ledger, killed) = (new Ledger(), 0);
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => new Random(dice.Next())).Select(async own =>
        {
            for (int kill; (kill = Interlocked.Increment(ref killed)) <= times;)
            {
                await using var child = new WriterChild(database, ledger);
                // Mostly in the midst of its work, now and then before its first append has come to an end.
                await (own.Next(5) == 0 ? child.Intended : child.Acknowledged).WaitAsync(Eventually.Patience, Ct);
                await Task.Delay(own.Next(0, 200), Ct);
                await child.KillAsync(Ct);
                if (kill % CheckEvery == 0) await LogCheck.ShouldHoldAsync(store, source, ledger, Ct);
            }
        }));

        var (open, acknowledged) = (ledger.Open, ledger.Acknowledged.Count);
        await Eventually.IsTrueAsync(async () => await IsQuietAsync(source), "the dead writers' sessions to end", Ct);
        await LogCheck.ShouldHoldAsync(store, source, ledger, Ct);
        var replayed = await RetryAllAsync(store, ledger);
        var log = await LogCheck.ShouldHoldAsync(store, source, ledger, Ct);
        log.Select(one => one.CommandId).Distinct().Count().ShouldBe(ledger.Intents.Count);
        Print($"{times} kills of a writer, {acknowledged} appends acknowledged: 0 lost, 0 doubled; {open.Count} were not, "
            + $"of which {replayed - acknowledged} had been committed; every retry ended with each exactly once");
    }

    /// <summary>All of them, the acknowledged ones too; how many of them the store had already.</summary>
    private static async Task<int> RetryAllAsync(DocumentStore store, Ledger ledger)
    {
        var replayed = 0;
        foreach (var intent in ledger.Intents.Values)
        {
            var result = await Ledger.AppendAsync(store, intent, failure => throw failure, Ct);
            if (ledger.Acknowledged.ContainsKey(intent.Command)) result.Verdict.ShouldBe(AppendVerdict.Replayed);
            result.IsWritten.ShouldBeTrue($"{result.Verdict} for {intent}");
            ledger.Acknowledge(intent.Command, result.Position);
            if (result.Verdict == AppendVerdict.Replayed) replayed++;
        }

        return replayed;
    }

    private static async Task<bool> IsQuietAsync(NpgsqlDataSource source)
    {
        await using var others = source.CreateCommand(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state = 'active' AND pid <> pg_backend_pid()");
        return (long)(await others.ExecuteScalarAsync(Ct))! == 0;
    }
}
