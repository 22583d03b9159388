using System.Globalization;
using Neura.EventStore;
using Neura.TransparencyLog.Notes;
using Neura.TransparencyLog.Tiles;
using NeuraNft.Crash.Children;
using NeuraNft.Crash.Load;
using Npgsql;
using static NeuraNft.Crash.CrashRun;

namespace NeuraNft.Crash;

/// <summary>SIGKILL of a process that commits to, integrates and publishes the audit log, at any instant of it.</summary>
public sealed class AuditKillTests(ServerFixture server)
{
    private const int Events = 8_000;

    [Fact]
    public async Task Log_killed_again_and_again_goes_on_from_what_it_published_and_ends_as_one_that_never_was()
    {
        var (dice, times) = (Dice(), Times(6, 100));
        var database = await server.NewDatabaseAsync(Ct);
        await using var db = NpgsqlDataSource.Create(database);
        await FillAsync(db);
        var folder = Directory.CreateTempSubdirectory("neura-audit-kill-").FullName;
        try
        {
            Environment.SetEnvironmentVariable(AuditProgram.Variable, folder);
            var (tiles, shown) = (new FolderTileStore(folder), new List<Checkpoint>());
            for (var kill = 0; kill < times && (shown.Count == 0 || shown[^1].Size < Events); kill++)
            {
                var (child, told) = await StartAsync(database, until: kill % 4 == 3 ? 0 : 1);
                await using var _ = child;
                await Task.Delay(dice.Next(0, 120), Ct);
                await child.KillAsync(Ct);
                await AuditTrees.ShouldHoldAsync(tiles, shown, told());
            }

            var (last, _) = await StartAsync(database, until: Events);
            await last.DisposeAsync();
            await AuditTrees.ShouldHoldAsync(tiles, shown, Events);
            (await AuditTrees.RootsOfLeavesAsync(db, Events, [Events])).ShouldBe([shown[^1].Root]);
            Print($"{shown.Count} checkpoints seen between kills, each the beginning of the next; the last is of all {Events} events");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task FillAsync(NpgsqlDataSource db)
    {
        await using var store = Moved.Store(db);
        for (var at = 0; at < Events; at += 1000)
        {
            var session = store.LightweightSession(EventMetadata.None);
            session.Events.Append(
                $"filled/{at}", ExpectedVersion.NoStream, [.. Enumerable.Range(0, 1000).Select(i => new Moved(Guid.Empty, i, i))]);
            (await session.SaveChangesAsync(Ct)).IsWritten.ShouldBeTrue();
        }
    }

    private static async Task<(ChildProcess Child, Func<long> Told)> StartAsync(string database, long until)
    {
        var (reached, told) = (new TaskCompletionSource(), 0L);
        var child = ChildProcess.Start(AuditProgram.Name, database, line =>
        {
            told = long.Parse(line, CultureInfo.InvariantCulture);
            if (told >= until) reached.TrySetResult();
        });
        if (until > 0) await reached.Task.WaitAsync(Eventually.Patience, Ct);
        return (child, () => told);
    }
}
