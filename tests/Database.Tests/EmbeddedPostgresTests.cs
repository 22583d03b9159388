using System.Diagnostics;
using System.Net;
using Neura.Database;
using Npgsql;

namespace NeuraNft.Database.Tests;

public sealed class EmbeddedPostgresTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly TemporaryFolder folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Data => folder.In("data");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Restart_keeps_the_data_and_stop_leaves_nothing_running()
    {
        int process;
        await using (var first = await StartAsync())
        {
            process = first.ProcessId;
            await ExecuteAsync(first, "CREATE TABLE kept (n int); INSERT INTO kept VALUES (42)");
        }

        ServerRuns(process).ShouldBeFalse();
        File.Exists(folder.In("data/pgdata/postmaster.pid")).ShouldBeFalse();
        await using var second = await StartAsync();
        (await ExecuteAsync(second, "SELECT n FROM kept")).ShouldBe(42);
    }

    [Fact]
    public async Task Server_is_durable_on_loopback_only_and_asks_for_the_password()
    {
        await using var server = await StartAsync();
        const string settings =
            "SELECT current_setting('fsync') || current_setting('synchronous_commit') || current_setting('data_checksums')";
        (await ExecuteAsync(server, settings))
            .ShouldBe("ononon");
        (await ExecuteAsync(server, "SELECT current_setting('listen_addresses') || current_setting('unix_socket_directories')"))
            .ShouldBe("127.0.0.1");
        (await ExecuteAsync(server, "SELECT count(*) FROM pg_hba_file_rules WHERE auth_method <> 'scram-sha-256'")).ShouldBe(0L);
        var wrong = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Password = "wrong", Pooling = false };
        await using var source = NpgsqlDataSource.Create(wrong);
        var refused = await Should.ThrowAsync<PostgresException>(async () => await source.OpenConnectionAsync(Ct));
        refused.SqlState.ShouldBe("28P01");
        if (OperatingSystem.IsWindows()) return;
        File.GetUnixFileMode(folder.In("data/password")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task Server_runs_as_an_unprivileged_user_even_for_root()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root", "only root hands the server to another user");
        await using var server = await StartAsync();
        var user = File.ReadLines($"/proc/{server.ProcessId}/status").Single(line => line.StartsWith("Uid:", StringComparison.Ordinal));
        user.Split('\t')[1].ShouldNotBe("0");
    }

    [Fact]
    public async Task Second_instance_on_one_folder_is_refused_at_once()
    {
        await using var first = await StartAsync();
        var watch = Stopwatch.StartNew();
        (await RefusalAsync()).ShouldContain("A second instance");
        watch.Elapsed.ShouldBeLessThan(Patience / 2);
        (await ExecuteAsync(first, "SELECT 1")).ShouldBe(1);
    }

    [Fact]
    public async Task Stale_lock_of_a_dead_process_or_of_a_stranger_does_not_stop_a_start()
    {
        await using (await StartAsync()) { }

        // Numbers are given out again, in containers soon: the second one is this test's own process, no server at all.
        foreach (var pid in new[] { int.MaxValue, Environment.ProcessId })
        {
            var stale = $"{pid}\n{folder.In("data/pgdata")}\n0\n5432\n\n127.0.0.1\n";
            await File.WriteAllTextAsync(folder.In("data/pgdata/postmaster.pid"), stale, Ct);
            await using var server = await StartAsync();
            (await ExecuteAsync(server, "SELECT 1")).ShouldBe(1);
        }
    }

    [Fact]
    public async Task Folder_of_another_version_or_with_other_things_is_refused_in_plain_words()
    {
        await using (await StartAsync()) { }
        var version = folder.In("data/pgdata/PG_VERSION");
        await File.WriteAllTextAsync(version, "15\n", Ct);
        var refusal = await RefusalAsync();
        refusal.ShouldContain("belong to PostgreSQL 15");
        refusal.ShouldContain("brings 18");

        Directory.CreateDirectory(folder.In("other"));
        await File.WriteAllTextAsync(folder.In("other/letter.txt"), "Dear", Ct);
        (await RefusalAsync("other")).ShouldContain("was not made by the embedded server");
        File.Exists(folder.In("other/letter.txt")).ShouldBeTrue();
    }

    [Fact]
    public async Task Half_made_first_start_is_made_anew()
    {
        Directory.CreateDirectory(folder.In("data/pgdata.draft"));
        await File.WriteAllTextAsync(folder.In("data/pgdata.draft/PG_VERSION"), "18\n", Ct);
        await File.WriteAllTextAsync(folder.In("data/owner.lock"), "", Ct);
        await using var server = await StartAsync();
        (await ExecuteAsync(server, "SELECT 1")).ShouldBe(1);
    }

    [Fact]
    public async Task Taken_port_is_named()
    {
        using var taken = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var options = new EmbeddedPostgresOptions { DataFolder = Data, Port = port };
        var failure = await Should.ThrowAsync<EmbeddedPostgresException>(() => EmbeddedPostgres.StartAsync(options, Ct));
        failure.Message.ShouldContain($"Port {port} is taken");
    }

    internal static bool ServerRuns(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return !process.HasExited && process.ProcessName.StartsWith("postgres", StringComparison.Ordinal)
                && !(OperatingSystem.IsLinux() && File.ReadAllText($"/proc/{pid}/status").Contains("State:\tZ", StringComparison.Ordinal));
        }
        catch (Exception failure) when (failure is ArgumentException or InvalidOperationException or IOException)
        {
            return false;
        }
    }

    private Task<EmbeddedPostgres> StartAsync() => EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions { DataFolder = Data }, Ct);

    private async Task<string> RefusalAsync(string name = "data") => (await Should.ThrowAsync<EmbeddedPostgresException>(() =>
        EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions { DataFolder = folder.In(name), Timeout = Patience }, Ct))).Message;

    private static async Task<object?> ExecuteAsync(EmbeddedPostgres server, string sql)
    {
        await using var command = server.DataSource.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Ct);
    }
}
