using Neura.TransparencyLog.Notes;
using Neura.TransparencyLog.Tree;
using NeuraNft.Application.Audit.Anchoring;
using NeuraNft.Crash.Children;
using NeuraNft.Crash.Load;
using NeuraNft.Crash.Servers;
using Npgsql;
using static NeuraNft.Crash.CrashRun;

namespace NeuraNft.Crash;

/// <summary>SIGKILL of a process that integrates, publishes and anchors on a real chain, at any instant of it, while events come.</summary>
public sealed class AnchorKillTests(ServerFixture server)
{
    [Fact]
    public async Task Anchors_of_a_log_killed_again_and_again_are_roots_of_the_one_log_and_reach_its_end()
    {
        var (dice, times) = (Dice(), Times(6, 60));
        var database = await server.NewDatabaseAsync(Ct);
        await using var db = NpgsqlDataSource.Create(database);
        await using var chain = await AnchoringChain.StartAsync(Ct);
        var folder = Directory.CreateTempSubdirectory("neura-anchor-kill-").FullName;
        try
        {
            var work = new AnchorWork(folder, chain.Address, chain.Contract.Value, chain.Anchorer.Value, chain.AnchorersKey);
            var (shown, open) = (new List<Checkpoint>(), 0);
            await using var appender = new PacedAppender(db, work.Tiles, Ct);
            for (var kill = 0; kill < times; kill++)
            {
                await appender.ShouldRunAsync();
                await using var child = new AnchorChild(database, work);
                await ReachAsync(kill % 4, child, db);
                await Task.Delay(dice.Next(0, 200), Ct);
                await child.KillAsync(Ct);
                await AuditTrees.ShouldHoldAsync(work.Tiles, shown, child.Told);
                open += (await TriesAsync(db)).Count(one => one.Outcome is null);
            }

            var head = await appender.StopAsync();
            await using (new AnchorChild(database, work with { LargestStep = 1000 })) await AnchoredAsync(db, chain, head);
            await AuditTrees.ShouldHoldAsync(work.Tiles, shown, head);
            shown[^1].Size.ShouldBe(head);
            var anchors = await ShouldAgreeAsync(db, chain, shown[^1]);
            await ShouldLagNowhereAsync(db, chain, work);
            Print($"{times} kills, {open} of them while a transaction was open; {anchors} anchors of {head} events");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What the chain took and what was signed to be sent there: beginnings of the tree that is made at once.</summary>
    private static async Task<int> ShouldAgreeAsync(NpgsqlDataSource db, AnchoringChain chain, Checkpoint last)
    {
        var anchors = await chain.AnchorsAsync(Ct);
        anchors.ShouldAllBe(one => one.Origin == AuditProgram.Origin);
        anchors.Select(one => one.Size).ShouldBe(anchors.Select(one => one.Size).Order().Distinct(), "a log only grows");
        anchors[^1].Size.ShouldBe(last.Size);
        var roots = await AuditTrees.RootsOfLeavesAsync(db, last.Size, [last.Size, .. anchors.Select(one => one.Size)]);
        roots[0].ShouldBe(last.Root);
        anchors.Select(one => one.Root).ShouldBe(roots.Skip(1).Select(root => root.ToString()));

        var tries = await TriesAsync(db);
        tries.ShouldAllBe(one => one.Outcome == "anchored" || one.Outcome == "overtaken" || one.Outcome == "lapsed");
        var signed = tries.Select(one => one.Checkpoint).ToList();
        (await AuditTrees.RootsOfLeavesAsync(db, last.Size, signed.Select(one => one.Size))).ShouldBe(signed.Select(one => one.Root));
        anchors.Select(one => one.Size).ShouldBeSubsetOf(signed.Select(one => one.Size), "an anchor that was not kept before it was sent");
        return anchors.Count;
    }

    private static async Task ShouldLagNowhereAsync(NpgsqlDataSource db, AnchoringChain chain, AnchorWork work)
    {
        using var metrics = new AnchorMetrics(TimeProvider.System);
        using var anchors = work.Anchors(db, work.Book(chain.Rpc), chain.Rpc, metrics);
        (await anchors.RunAsync(Ct)).ShouldBeNull("nothing is left to anchor");
        metrics.Gap.ShouldBe(0);
        metrics.LagSeconds.ShouldBe(0);
    }

    /// <summary>Until the chain holds the whole log, and nothing is open any more.</summary>
    private static async Task AnchoredAsync(NpgsqlDataSource db, AnchoringChain chain, long head)
    {
        var anchors = new ChainAnchors(chain.Rpc, chain.Contract.Value);
        await Eventually.IsTrueAsync(
            async () => (await anchors.LatestAsync(AuditProgram.Origin, Ct))?.Size == head
                && (await TriesAsync(db)).All(one => one.Outcome is not null),
            $"an anchor of {head} events", Ct);
    }

    private static async Task<IReadOnlyList<(Checkpoint Checkpoint, string? Outcome)>> TriesAsync(NpgsqlDataSource db)
    {
        await using var command = db.CreateCommand("SELECT checkpoint, outcome FROM audit_anchor_try ORDER BY signed_at");
        await using var reader = await command.ExecuteReaderAsync(Ct);
        var tries = new List<(Checkpoint, string?)>();
        while (await reader.ReadAsync(Ct))
        {
            SignedNote.TryParse(reader.GetString(0), out var note).ShouldBeTrue();
            tries.Add((AuditTrees.Signed(note), reader.IsDBNull(1) ? null : reader.GetString(1)));
        }

        return tries;
    }

    /// <summary>A random while begins at its first checkpoint, a transaction on its way, one that is settled, or its start.</summary>
    private static async Task ReachAsync(int what, AnchorChild child, NpgsqlDataSource db)
    {
        if (what is 0 or 1) await child.Published.WaitAsync(Eventually.Patience, Ct);
        if (what is 1)
            await Eventually.IsTrueAsync(async () => (await TriesAsync(db)).Any(one => one.Outcome is null), "a transaction", Ct);
        if (what is 2) await child.Settled.WaitAsync(Eventually.Patience, Ct);
    }
}
