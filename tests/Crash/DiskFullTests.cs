using Neura.EventStore;
using NeuraNft.Crash.Load;
using NeuraNft.Crash.Servers;
using NeuraNft.Crash.Views;
using NeuraNft.EventStore.Tests;
using Npgsql;
using static NeuraNft.Crash.CrashRun;

namespace NeuraNft.Crash;

/// <summary>A server whose whole disk fills up, log of transactions and all: PostgreSQL gives up then, in one way or another.</summary>
public sealed class DiskFullTests
{
    private const int Roomy = 400, Spare = 6, Writers = 4;

    [Fact]
    [Trait("Abuse", "17")]
    public async Task Server_on_a_full_disk_is_unavailable_and_goes_on_with_everything_acknowledged_once_freed()
    {
        using var disk = SmallDisk.TryMount(Roomy, Path.GetTempPath());
        Assert.SkipWhen(disk is null, "only root may mount a small disk");
        var dice = Dice();
        await using var server = await KillableServer.StartAsync(disk.Path, Ct);
        await using var source = NpgsqlDataSource.Create(server.ConnectionString + ";Timeout=5");
        await ViewSet.CreateTablesAsync(source, Ct);
        await using var store = Moved.Store(source);
        var ledger = new Ledger();
        using var stopWriting = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var daemon = ViewSet.RunDaemonAsync(store, stop.Token);
        var writers = Enumerable.Range(0, Writers)
            .Select(i => new LoadWriter(store, ledger, $"own/{i}", new Random(dice.Next()))).ToList();
        var writing = writers.Select(writer => Task.Run(() => writer.RunAsync(stopWriting.Token, Ct), Ct)).ToList();

        var drive = new DriveInfo(disk.Path);
        disk.Resize((int)((drive.TotalSize - drive.AvailableFreeSpace) >> 20) + Spare);
        await using var ballast = new Ballast(disk.Path);

        // So often that the server's log file has no room left either.
        await Eventually.IsTrueAsync(
            () =>
            {
                ballast.Fill();
                return writers.All(writer => writer.Failed > 20);
            },
            "the disk to be full", Ct);
        var (acknowledged, ended) = (ledger.Acknowledged.Count, !server.IsRunning);

        disk.Resize(Roomy);
        await Eventually.IsTrueAsync(
            async () =>
            {
                // Where it could not even recover for want of room, it is started again, as a supervisor would.
                if (!server.IsRunning)
                {
                    await server.KillAsync(KillKind.Everything, Ct);
                    await server.RestartAsync(Ct);
                }

                return ledger.Acknowledged.Count > acknowledged + Writers;
            },
            "appends again", Ct);
        await stopWriting.StopAsync();
        await Task.WhenAll(writing);
        var log = await LogCheck.ShouldHoldAsync(store, source, ledger, Ct);
        log.Select(one => one.CommandId).Distinct().Count().ShouldBe(ledger.Intents.Count);
        await ViewSet.ShouldEqualFoldAsync(store, source, log, withInline: false, Ct);
        await stop.StopAsync();
        await daemon;
        Print($"full after {acknowledged} appends; the server {(ended ? "had given up" : "lived on")}; {log.Count} events, 0 lost, 0 doubled");
    }

    /// <summary>Takes whatever room is left, for PostgreSQL keeps some of its own in hand.</summary>
    private sealed class Ballast(string folder) : IAsyncDisposable
    {
        private readonly FileStream file = new(Path.Combine(folder, "ballast"), FileMode.Create);

        public void Fill()
        {
            try
            {
                file.Write(new byte[64 * 1024]);
                file.Flush();
            }
            catch (IOException)
            {
                // Full; that is what it is for.
            }
        }

        public ValueTask DisposeAsync() => file.DisposeAsync();
    }
}
