using Neura.Database;

namespace NeuraNft.Database.Tests;

/// <summary>Root starts us below a folder closed to all others, such as /root: the server's user must still get at everything.</summary>
public sealed class ClosedFolderTests : IDisposable
{
    private readonly string closed = Directory.CreateTempSubdirectory("neura-closed-test-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(closed, recursive: true);

    [Fact]
    public async Task Data_live_elsewhere_and_the_folder_named_links_to_them()
    {
        SkipUnlessRoot();
        var options = new EmbeddedPostgresOptions { DataFolder = Path.Combine(closed, "app", "data") };
        string elsewhere;
        await using (var first = await EmbeddedPostgres.StartAsync(options, Ct))
        {
            elsewhere = first.Folder;
            elsewhere.ShouldStartWith("/var/lib/neura-postgres/");
            new DirectoryInfo(options.DataFolder).LinkTarget.ShouldBe(elsewhere);
        }

        await using (var second = await EmbeddedPostgres.StartAsync(options, Ct)) second.Folder.ShouldBe(elsewhere);
        Directory.Delete(elsewhere, recursive: true);
    }

    [Fact]
    public async Task Programs_are_copied_to_where_the_servers_user_can_run_them()
    {
        SkipUnlessRoot();
        var account = ServerAccount.ForThisProcess();
        var open = await PostgresBinaries.PrepareAsync(null, account, Ct);
        var hidden = Path.Combine(closed, "native");
        await Command.RunAsync("cp", ["-R", open, hidden], null, "/", Ct);
        var cached = await PostgresBinaries.PrepareAsync(hidden, account, Ct);
        try
        {
            cached.ShouldStartWith("/var/cache/neura-postgres/");
            await Command.RunAsync(PostgresBinaries.Program(cached, "postgres"), ["--version"], account.Name, "/", Ct);
            (await PostgresBinaries.PrepareAsync(hidden, account, Ct)).ShouldBe(cached);
        }
        finally
        {
            Directory.Delete(cached, recursive: true);
        }
    }

    private static void SkipUnlessRoot() =>
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root", "only root hands the server to another user");
}
