using System.Diagnostics;
using Neura.Database;

namespace NeuraNft.Database.Tests;

/// <summary>A process that owns a server and is killed: this test program again, told to run one test alone.</summary>
public sealed class KilledOwnerTests : IDisposable
{
    private const string FolderVariable = "NEURA_TEST_OWNED_FOLDER";
    private readonly Lazy<TemporaryFolder> made = new(() => new TemporaryFolder());

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private TemporaryFolder Folder => made.Value;

    public void Dispose()
    {
        // The owner is killed and could not remove one of its own.
        if (made.IsValueCreated) made.Value.Dispose();
    }

    [Fact(Explicit = true)]
    public async Task Owner()
    {
        var data = Environment.GetEnvironmentVariable(FolderVariable);
        Assert.SkipWhen(data is null, "only run by the other tests of this class");
        await using var server = await EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions { DataFolder = data }, Ct);
        await using (var command = server.DataSource.CreateCommand("CREATE TABLE owned AS SELECT 42 AS n"))
            await command.ExecuteNonQueryAsync(Ct);
        await File.WriteAllTextAsync(Path.Combine(data, "ready"), $"{server.ProcessId}", Ct);
        await Task.Delay(TimeSpan.FromMinutes(2), Ct);
    }

    [Fact]
    public async Task Server_of_a_killed_process_ends_by_itself()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no watcher on Windows");
        var (owner, server) = await StartOwnerAsync();
        using (owner) Kill(owner);
        for (var i = 0; i < 1_200 && EmbeddedPostgresTests.ServerRuns(server); i++) await Task.Delay(50, Ct);
        EmbeddedPostgresTests.ServerRuns(server).ShouldBeFalse();
    }

    [Fact]
    public async Task Start_right_after_a_kill_finds_all_committed_data()
    {
        var (owner, server) = await StartOwnerAsync();
        using (owner) Kill(owner);
        await using var next = await EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions { DataFolder = Folder.In("data") }, Ct);
        EmbeddedPostgresTests.ServerRuns(server).ShouldBeFalse();
        await using var command = next.DataSource.CreateCommand("SELECT n FROM owned");
        (await command.ExecuteScalarAsync(Ct)).ShouldBe(42);
    }

    [Fact]
    public async Task Start_beside_a_living_process_is_refused()
    {
        var (owner, server) = await StartOwnerAsync();
        using (owner)
        {
            var failure = await Should.ThrowAsync<EmbeddedPostgresException>(() =>
                EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions { DataFolder = Folder.In("data") }, Ct));
            failure.Message.ShouldContain("A second instance");
            EmbeddedPostgresTests.ServerRuns(server).ShouldBeTrue();
            Kill(owner);
        }

        for (var i = 0; i < 1_200 && EmbeddedPostgresTests.ServerRuns(server); i++) await Task.Delay(50, Ct);
    }

    [Fact]
    public async Task Server_that_this_program_did_not_start_is_left_alone()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs a look at the other process");
        var (owner, server) = await StartOwnerAsync();
        using (owner)
        {
            // A free lock and another number in our note: the server runs, but not by us.
            File.Delete(Folder.In("data/owner.lock"));
            await File.WriteAllTextAsync(Folder.In("data/owner.lock"), "", Ct);
            await File.WriteAllTextAsync(Folder.In("data/server.pid"), "1", Ct);
            var failure = await Should.ThrowAsync<EmbeddedPostgresException>(() =>
                EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions { DataFolder = Folder.In("data") }, Ct));
            failure.Message.ShouldContain($"process {server} is a PostgreSQL server");
            EmbeddedPostgresTests.ServerRuns(server).ShouldBeTrue();
            Kill(owner);
        }

        for (var i = 0; i < 1_200 && EmbeddedPostgresTests.ServerRuns(server); i++) await Task.Delay(50, Ct);
    }

    private static void Kill(Process owner)
    {
        owner.Kill();
        owner.WaitForExit();
    }

    private async Task<(Process Owner, int Server)> StartOwnerAsync()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "NeuraNft.Database.Tests" + (OperatingSystem.IsWindows() ? ".exe" : ""));
        var start = new ProcessStartInfo(program, ["-explicit", "only", "-method", $"{typeof(KilledOwnerTests).FullName}.{nameof(Owner)}"])
        {
            RedirectStandardOutput = true,
        };
        start.Environment[FolderVariable] = Folder.In("data");
        var owner = Process.Start(start)!;
        var ready = Folder.In("data/ready");
        while (!File.Exists(ready) || (await File.ReadAllTextAsync(ready, Ct)).Length == 0)
        {
            if (owner.HasExited) throw new InvalidOperationException(await owner.StandardOutput.ReadToEndAsync(Ct));
            await Task.Delay(50, Ct);
        }

        return (owner, int.Parse(await File.ReadAllTextAsync(ready, Ct), null));
    }
}
