using System.Diagnostics;
using NeuraNft.Application.Custody;

namespace NeuraNft.Operator.Tests;

/// <summary>neura custody on a real database and over a real socket.</summary>
public sealed class CustodyTests : IAsyncLifetime
{
    private readonly MarketDatabase market = new();
    private RunningCustody running = null!;
    private Holder[] holders = null!;

    private string Folder => running.Folder;

    public async ValueTask InitializeAsync()
    {
        await market.InitializeAsync();
        running = await RunningCustody.StartAsync(market.DataSource);
        holders = [.. Enumerable.Range(1, 5).Select(i => new Holder(Folder, i))];
    }

    public async ValueTask DisposeAsync()
    {
        await running.DisposeAsync();
        await market.DisposeAsync();
    }

    [Fact]
    public async Task Market_is_opened_by_three_holders_rotated_rewrapped_and_sealed()
    {
        (await NeuraAsync("status")).ShouldBeRefused("NO_CUSTODY");
        (await InitAsync("first")).ShouldBeDone();
        (await InitAsync("again")).ShouldBeRefused("CUSTODY_EXISTS");
        (await NeuraAsync("rotate")).ShouldBeRefused("SEALED");
        (await UnsealAsync("first/share", 5)).ShouldBeDone().Json.GetProperty("have").GetInt32().ShouldBe(1);
        (await UnsealAsync("first/share", 2)).ShouldBeDone();
        (await NeuraAsync("status", "--json")).Json.GetProperty("server").GetString().ShouldBe("sealed");
        (await UnsealAsync("first/share", 3)).ShouldBeDone().Json.GetProperty("isSealed").GetBoolean().ShouldBeFalse();
        (await NeuraAsync("rotate", "--json")).ShouldBeDone().Json.GetProperty("version").GetInt32().ShouldBe(2);
        (await NeuraAsync("rewrap", "--json")).ShouldBeDone().Json.GetProperty("version").GetInt32().ShouldBe(2);
        var status = (await NeuraAsync("status", "--json")).ShouldBeDone().Json;
        (status.GetProperty("server").GetString(), status.GetProperty("minimumVersion").GetInt32()).ShouldBe(("open", 2));
        (await NeuraAsync("seal")).ShouldBeDone();
        running.Keys.IsSealed.ShouldBeTrue();
    }

    [Fact]
    public async Task Wrong_holder_foreign_file_and_absent_server_are_refused()
    {
        (await InitAsync("first")).ShouldBeDone();
        (await NeuraAsync("unseal", Path.Combine(Folder, "first", "share-1.age"), "--identity", holders[1].KeyFile))
            .ShouldBeRefused("BAD_AGE_FILE");
        (await NeuraAsync("unseal", holders[0].KeyFile)).ShouldBeRefused("BAD_SHARE");
        (await NeuraAsync("unseal", "/nowhere")).ShouldBeRefused("NOT_FOUND");
        (await market.NeuraAsync("custody", "seal", "--socket", Folder + "/none")).ShouldBeRefused("NO_SERVER");
        (await NeuraAsync(["rekey", "--out", Folder + "/x", .. Recipients])).ShouldBeRefused("BAD_SHARE");
    }

    [Fact]
    public async Task Rekeyed_and_refreshed_shares_take_over_when_they_open_the_market()
    {
        (await InitAsync("first")).ShouldBeDone();
        (await NeuraAsync(
        [
            "rekey", "--share", .. Files("first/share", 1, 2, 3), "--identity", .. holders.Select(h => h.KeyFile),
            "--out", Folder + "/second", .. Recipients,
        ])).ShouldBeDone();
        await OpenAsync("first/share", 1, 4, 5);
        await OpenAsync("second/share", 1, 4, 5);
        (await UnsealAsync("first/share", 2)).ShouldBeRefused("BAD_SHARE");

        (await NeuraAsync(["refresh", "--out", Folder + "/lost", .. Recipients])).ShouldBeDone();
        (await NeuraAsync(["refresh", "--out", Folder + "/third", .. Recipients])).ShouldBeRefused("REFRESH_PENDING");
        CountOf(Folder + "/third").ShouldBe(0);
        (await NeuraAsync(["refresh", "--replace", "--out", Folder + "/third", .. Recipients])).ShouldBeDone();
        foreach (var i in new[] { 2, 3, 4 })
            (await NeuraAsync(
                "apply", "--share", Files("second/share", i)[0], "--refresh", Files("third/refresh", i)[0],
                "--identity", holders[i - 1].KeyFile,
                "--to", $"{Folder}/third/share-{i}.age")).ShouldBeDone();
        await OpenAsync("third/share", 2, 3, 4);
        (await UnsealAsync("second/share", 1)).ShouldBeRefused("BAD_SHARE");
    }

    [Fact]
    public async Task Shares_are_written_all_or_none()
    {
        Directory.CreateDirectory(Folder + "/first");
        await File.WriteAllTextAsync(Files("first/share", 3)[0], "another", MarketDatabase.Ct);
        (await InitAsync("first")).ShouldBeRefused("FILE_EXISTS");
        CountOf(Folder + "/first").ShouldBe(1);
        (await NeuraAsync("status")).ShouldBeRefused("NO_CUSTODY");
    }

    [Fact]
    public async Task Rekey_killed_at_any_moment_leaves_shares_that_open()
    {
        (await InitAsync("first")).ShouldBeDone();
        foreach (var files in new[] { 0, 1, 4, 5 })
        {
            string[] arguments =
            [
                "custody", "rekey", "--share", .. Files("first/share", 1, 2, 3), "--identity", .. holders.Select(h => h.KeyFile),
                "--out", $"{Folder}/killed-{files}", .. Recipients, "--connection", market.ConnectionString,
            ];
            using (var process = Process.Start(new ProcessStartInfo("dotnet", [Program, .. arguments]) { RedirectStandardOutput = true })!)
            {
                while (!process.HasExited && CountOf($"{Folder}/killed-{files}") < files) await Task.Delay(1, MarketDatabase.Ct);
                process.Kill();
                await process.WaitForExitAsync(MarketDatabase.Ct);
            }
            running.Keys.Forget();
            await OpenAsync("first/share", 1, 2, 3);
            var pending = (await new CustodyBook(market.DataSource).ReadAsync(MarketDatabase.Ct)).Pending;
            // What the database waits for was on the disk before.
            if (pending is not null) CountOf($"{Folder}/killed-{files}").ShouldBe(5);
        }
    }

    private static int CountOf(string folder) => Directory.Exists(folder) ? Directory.GetFiles(folder).Length : 0;

    private static string Program => Path.Combine(AppContext.BaseDirectory, "neura.dll");

    private string[] Recipients => [.. holders.SelectMany(h => new[] { "--recipient", h.Recipient })];

    private string[] Files(string name, params int[] numbers) => [.. numbers.Select(i => Path.Combine(Folder, $"{name}-{i}.age"))];

    private Task<Answer> InitAsync(string name) => NeuraAsync(["init", "--out", Path.Combine(Folder, name), .. Recipients]);

    private Task<Answer> UnsealAsync(string name, int number) =>
        NeuraAsync("unseal", Files(name, number)[0], "--identity", holders[number - 1].KeyFile, "--json");

    private async Task OpenAsync(string name, params int[] numbers)
    {
        running.Keys.Forget();
        foreach (var number in numbers) (await UnsealAsync(name, number)).ShouldBeDone();
        running.Keys.IsSealed.ShouldBeFalse();
    }

    private Task<Answer> NeuraAsync(params string[] arguments) =>
        market.NeuraAsync(["custody", .. arguments, "--socket", running.Socket]);
}
